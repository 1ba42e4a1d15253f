import { reason } from '../../kernel/reason.ts'
import type { ImportRun } from '../import-run.ts'
import { attachedComment } from '../rules/attached-comment.ts'
import type { AttachedRecord } from '../rules/attached-record.ts'
import type { AttachedContent } from '../rules/import-content.ts'
import { ownerTypeName } from '../rules/owner-type-name.ts'
import type { ClaimedRow } from '../staging/claim-store.ts'
import { commentMethod } from '../write/ask-portal.ts'
import type { Parcel, Request } from '../write/request-of.ts'
import type { WriteDeps } from '../write/write-deps.ts'
import { largestFileBytes } from './archive.ts'

const changeMethod = 'crm.timeline.comment.update'

/** A comment of the timeline for each row; those of files carry them. */
export async function attachedRequest(
  { fileOf }: Pick<WriteDeps, 'fileOf'>,
  run: ImportRun & { content: AttachedContent },
  zone: string,
  rows: readonly ClaimedRow[],
): Promise<Request> {
  const request: Request = { parcels: [], refused: [], selfPaced: false }
  for (const row of rows) {
    const record = row.record as unknown as AttachedRecord
    const file = record.entry === '' ? undefined : await fileOf(run, record.entry)
    if (file !== null) request.parcels.push(parcelOf(run, zone, row, file))
    else request.refused.push({ id: row.id, outcome: { state: 'FAILED', because: [tooLarge] } })
  }
  return request
}

const tooLarge = reason('import.file-too-large', { megabytes: largestFileBytes / 1024 ** 2 })

function parcelOf(
  { content, entityTypeId }: ImportRun & { content: AttachedContent },
  zone: string,
  row: ClaimedRow,
  file: Buffer | undefined,
): Parcel {
  const record = row.record as unknown as AttachedRecord
  const fields = {
    COMMENT: attachedComment(content, row.originId, record, zone),
    ...(file && { FILES: [[record.name, file.toString('base64')]] }),
  }
  if (row.itemId !== null) return { rows: [row], command: { method: changeMethod, params: { id: row.itemId, fields } } }
  const owner = { ENTITY_ID: record.parent, ENTITY_TYPE: ownerTypeName(entityTypeId) }
  return { rows: [row], command: { method: commentMethod, params: { fields: { ...owner, ...fields } } } }
}
