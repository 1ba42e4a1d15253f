import { AppError } from '../../platform/errors/app-error.ts'
import type { Viewer } from '../../portal/index.ts'
import type { LetterBodyView, LetterKey } from '../contract.ts'
import type { CorrespondenceDeps } from '../correspondence-deps.ts'
import { requestOf } from '../request-of.ts'

/** A letter of the request as its writer laid it out. Throws `request.not-found`, `letter.not-found`. */
export async function readLetterBody(
  deps: CorrespondenceDeps,
  viewer: Viewer,
  entityId: number,
  { kind, id }: LetterKey,
): Promise<LetterBodyView> {
  const { record } = await requestOf(deps, viewer, entityId)
  if (kind === 'out') {
    const row = await deps.store.outgoingById(viewer.portalId, id)
    if (row?.requestId !== record.id) throw new AppError('letter.not-found')
    return { html: row.html, text: row.text, inline: {}, remoteImages: 0 }
  }
  const rows = await deps.store.letters(viewer.portalId, record.id)
  if (!rows.some((row) => row.id === id)) throw new AppError('letter.not-found')
  const letter = await deps.readLetter(viewer.portalId, id)
  const inline = letter.attachments.flatMap(({ cid, type }, index) =>
    cid !== undefined && type.startsWith('image/') ? [[cid, index] as const] : [],
  )
  return {
    html: letter.html,
    text: letter.text,
    inline: Object.fromEntries(inline),
    remoteImages: letter.html?.match(/ data-remote-src=/g)?.length ?? 0,
  }
}
