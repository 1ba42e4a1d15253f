import { AppError } from '../platform/errors/app-error.ts'
import type { Database } from '../platform/db/database.ts'
import type { Viewer } from '../portal/index.ts'
import { readRaw, requestOfLetter } from './letter-file-store.ts'
import type { ParsePool } from './parse/parse-pool.ts'
import type { ParsedAttachment } from './parse/parsed-letter.ts'

export interface AttachmentDeps {
  db: Database
  /** May this person read the request? Asked before anything of the letter is. */
  mayReadRequest(viewer: Viewer, requestId: number): Promise<boolean>
}

/** An attachment, read out of the stored letter: what is not kept twice can't differ. `index` counts from 0. */
export async function readAttachment(
  { db, mayReadRequest, pool }: AttachmentDeps & { pool: ParsePool },
  viewer: Viewer,
  { letterId, index }: { letterId: number; index: number },
): Promise<ParsedAttachment> {
  const requestId = await requestOfLetter(db.prisma, viewer.portalId, letterId)
  if (!(await mayReadRequest(viewer, requestId))) throw new AppError('letter.not-found')
  const letter = await pool.parse(await readRaw(db.prisma, viewer.portalId, letterId))
  const attachment = letter.attachments[index]
  if (!attachment) throw new AppError('letter.not-found')
  return attachment
}
