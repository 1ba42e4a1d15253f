import { z } from 'zod'
import type { LongStep, LongWorkKind, StepEnd } from '../platform/long-work/long-task.ts'
import { companyEntityTypeId, contactEntityTypeId, leadEntityTypeId, type Viewer } from '../portal/index.ts'
import { mostPages, readRecordsAfter } from '../sheet-export/index.ts'
import { lookKind, type ConflictDeps } from './conflict-deps.ts'
import { dropUnended, endLook, keepPhones } from './conflict-store.ts'
import { ownedPhones } from './owned-phones.ts'

const types = [companyEntityTypeId, contactEntityTypeId, leadEntityTypeId]
const payload = z.object({})
const cursor = z.object({
  /** Which of the types is read. */
  at: z.int(),
  after: z.int(),
  records: z.int(),
})
type Cursor = z.infer<typeof cursor>

const title = { ru: 'Поиск общих номеров', en: 'Looking for shared numbers' }

/** Begins to read all numbers of the portal. Throws `long-work.running` while they are being read. */
export async function startLook(
  { longWork, tenantOf }: Pick<ConflictDeps, 'longWork' | 'tenantOf'>,
  { portalId, userId }: Viewer,
): Promise<void> {
  const { language } = await tenantOf(portalId)
  await longWork.start({ portalId, kind: lookKind, title: title[language], payload: {}, startedBy: userId })
}

/** Reads companies, contacts and open leads with the app's token, 2 000 a request, and keeps the numbers of different people. */
export const lookAtPhones = (deps: Pick<ConflictDeps, 'portal' | 'clock' | 'db'>): LongWorkKind<object, Cursor> => ({
  payload,
  cursor,
  begin: { at: 0, after: 0, records: 0 },
  step: (at) => readOn(deps, at),
})

async function readOn(
  { portal, clock, db }: Pick<ConflictDeps, 'portal' | 'clock' | 'db'>,
  { portalId, taskId, cursor: from, save }: LongStep<object, Cursor>,
): Promise<StepEnd> {
  const entityTypeId = types[from.at]
  if (entityTypeId === undefined) return 'done'
  const asked = { entityTypeId, after: from.after, since: null, pages: mostPages }
  const { items, ended } = await readRecordsAfter(portal, { kind: 'portal', portalId }, asked)
  const records = from.records + items.length
  const next: Cursor = ended
    ? { at: from.at + 1, after: 0, records }
    : { at: from.at, after: Number(items.at(-1)?.['id'] ?? from.after), records }
  const isLast = next.at === types.length
  await db.prisma.$transaction(
    async (tx) => {
      if (from.records === 0 && from.at === 0) await dropUnended(tx, portalId)
      const phones = items.flatMap((item) => ownedPhones(entityTypeId, item))
      await keepPhones(tx, portalId, taskId, phones)
      if (isLast) await endLook(tx, portalId, taskId, { records, endedAt: clock.now() })
      await save(next, { done: items.length }, tx)
    },
    { timeout: 60_000, maxWait: 60_000 },
  )
  return isLast ? 'done' : 'more'
}
