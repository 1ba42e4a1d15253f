/** A file of a form, as the letter takes it. */
export interface UploadedFile {
  name: string
  type: string
  contentBase64: string
}

/** Files of a parsed multipart body; a file field that was left empty comes without a name. */
export function uploadedFiles(body: Record<string, unknown>): UploadedFile[] {
  return Object.values(body).flatMap((value) => {
    const { fileName, type, content } = (value ?? {}) as { fileName?: unknown; type?: unknown; content?: unknown }
    if (typeof fileName !== 'string' || fileName === '' || !Buffer.isBuffer(content)) return []
    return { name: fileName, type: typeof type === 'string' ? type : '', contentBase64: content.toString('base64') }
  })
}
