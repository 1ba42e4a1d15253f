import { AppError } from '../../platform/errors/app-error.ts'
import type { Viewer } from '../../portal/index.ts'
import type { DraftFile, LetterKey } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import { requestOf } from '../request-of.ts'
import { keepReplyFile } from './reply-files.ts'

/** Takes a file of a letter of the same request along in the answer. Throws `request.not-found`, `file.not-found`. */
export async function takeLetterFile(
  deps: CorrespondenceDeps,
  viewer: Viewer,
  entityId: number,
  { kind, id, index }: LetterKey & { index: number },
): Promise<DraftFile> {
  const { record } = await requestOf(deps, viewer, entityId)
  const { portalId, id: requestId } = record
  if (kind === 'out') {
    const letter = await deps.store.outgoingById(portalId, id)
    const stored = letter?.requestId === requestId ? letter.files[index] : undefined
    if (stored === undefined) throw new AppError('file.not-found')
    const { file, content } = await deps.files.read(portalId, stored)
    return keepReplyFile(deps, { portalId, requestId, name: file.name, content })
  }
  const rows = await deps.store.letters(portalId, requestId)
  if (!rows.some((row) => row.id === id)) throw new AppError('file.not-found')
  const file = (await deps.readLetter(portalId, id)).attachments[index]
  if (!file) throw new AppError('file.not-found')
  return keepReplyFile(deps, { portalId, requestId, name: file.name, content: [file.content] })
}
