import { type ImportUploadView, largestPartBytes } from '@poryadok/app-backend/record-import/contract'
import type { Api } from '../../lib/api.ts'
import { ApiError } from '../../lib/api-error.ts'
import { fileFingerprint } from './file-fingerprint.ts'

/** Tries of one part when the line breaks; the pause before each doubles. */
const tries = 5
const firstPause = 1_000

interface SendOptions {
  onProgress: (sentBytes: number) => void
  signal: AbortSignal
  pause?: (ms: number) => Promise<void>
}

/**
 * Sends a file part by part; what the server has already is not sent again, also when the page was closed in between and the same
 * file is chosen anew. A broken line costs one part. Throws ApiError.
 */
export async function sendFile(api: Api, file: File, options: SendOptions): Promise<ImportUploadView> {
  const { onProgress, signal, pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms)) } = options
  const fingerprint = await fileFingerprint(file)
  const facts = { name: file.name, sizeBytes: file.size, fingerprint }
  let upload = await api.post<ImportUploadView>('/api/imports/uploads', facts)
  for (let failures = 0; upload.receivedBytes < file.size;) {
    signal.throwIfAborted()
    onProgress(upload.receivedBytes)
    const at = upload.receivedBytes
    try {
      const part = file.slice(at, at + largestPartBytes)
      upload = await api.upload<ImportUploadView>(`/api/imports/uploads/${upload.id}/parts?at=${at}`, part, 'PUT')
      failures = 0
    } catch (error) {
      failures += 1
      if (!isBroken(error) || failures >= tries) throw error
      await pause(firstPause * 2 ** (failures - 1))
      upload = await api.get<ImportUploadView>(`/api/imports/uploads/${upload.id}`).catch(() => upload)
    }
  }
  onProgress(file.size)
  return upload
}

/** The line or the server broke, not the request; an offset that the server does not expect is asked for anew. */
export const isBroken = (error: unknown): boolean =>
  error instanceof ApiError && (error.status === 0 || error.status >= 500 || error.status === 409)
