import { parseForm } from './php-query.ts'

export interface UploadedPart {
  fileName: string
  type: string
  content: Buffer
}

/** Fields of a multipart body with PHP brackets; files are under their own name as {@link UploadedPart}. */
export async function parseMultipart(contentType: string, body: Buffer): Promise<Record<string, unknown>> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData()
  const plain = new URLSearchParams()
  const files: Record<string, UploadedPart> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string') plain.append(name, value)
    else files[name] = { fileName: value.name, type: value.type, content: Buffer.from(await value.arrayBuffer()) }
  }
  return { ...parseForm(plain.toString()), ...files }
}
