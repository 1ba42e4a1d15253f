import type { PrismaClient } from '@poryadok/prisma'
import type { FieldNames, RecordState } from '../portal/index.ts'
import type { RequestValues } from './rules/heard-of.ts'
import type { RequestPlace } from './store.ts'

/** A request as it was read last. */
export interface RecordNow extends RequestValues {
  title: string
  contactId: number | null
  companyId: number | null
  createdTime: Date | null
}

type Seen = Pick<RecordState, 'assignedById' | 'stageId' | 'watched'>

/** An option of a list comes as a number or as text, emptiness as '', 0 or null. */
function option(value: unknown): string | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  return text === '' || text === '0' ? null : text
}

function moment(value: unknown): Date | null {
  const ms = typeof value === 'string' && value !== '' ? Date.parse(value) : Number.NaN
  return Number.isNaN(ms) ? null : new Date(ms)
}

/** The fields that rules set, out of a record. */
export const valuesOf = (
  { assignedById, stageId, watched }: Seen,
  names: Pick<FieldNames, 'category' | 'resolveBy'>,
): RequestValues => ({
  categoryId: option(watched[names.category]),
  dueAt: moment(watched[names.resolveBy]),
  responsibleId: assignedById,
  stageId,
})

/** Out of the snapshot; null when the record was never read, or is gone. */
export async function readRecordNow(
  prisma: PrismaClient,
  place: RequestPlace,
  names: Pick<FieldNames, 'category' | 'resolveBy'>,
): Promise<RecordNow | null> {
  const row = await prisma.recordSnapshot.findFirst({ where: { ...place, deletedAt: null } })
  if (!row) return null
  const { title, companyId, createdTime, contactIds } = row
  const watched = row.watched as Record<string, unknown>
  const values = valuesOf({ ...row, watched }, names)
  return { ...values, title: title ?? '', contactId: contactIds[0] ?? null, companyId, createdTime }
}
