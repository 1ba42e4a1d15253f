import { z } from 'zod'
import { HopelessJob } from '../../platform/jobs/job.ts'
import type { LongStep, LongWorkKind, StepEnd } from '../../platform/long-work/long-task.ts'
import type { ImportRun } from '../import-run.ts'
import { categoryFieldOf } from '../rules/category-field.ts'
import { addTo, tallies } from '../rules/tally.ts'
import { lowestItem, markSeen, resetSeen } from '../staging/seen-store.ts'
import { settleDoubtful } from '../write/settle-doubtful.ts'
import { transaction, type WriteDeps } from '../write/write-deps.ts'
import { readMarked } from './read-marked.ts'
import { writeCertificate, type CertificateDeps } from './write-certificate.ts'

export const certifyKind = 'import.certificate'

const payload = z.object({ importId: z.uuid() })
const counted = z.record(z.string(), z.number())
const cursor = z.object({
  /** Id of the last record read; null: not begun. */
  after: z.int().nullable(),
  /** What the portal holds of the run, by key. */
  portal: z.object({ month: counted, category: counted, owner: counted }),
})
type Cursor = z.infer<typeof cursor>
type Step = LongStep<z.infer<typeof payload>, Cursor>

/** Compares both sides: reads every record that an import made, 2 500 a request, and then fifty rows field by field. */
export const certify = (deps: CertificateDeps): LongWorkKind<z.infer<typeof payload>, Cursor> => ({
  payload,
  cursor,
  begin: { after: null, portal: { month: {}, category: {}, owner: {} } },
  async step(at) {
    const run = await deps.runs.find(at.portalId, at.payload.importId)
    if (!run) throw new HopelessJob('no such import')
    if (at.cursor.after === null) return begin(deps, run, at)
    return readOn(deps, run, at, at.cursor.after)
  },
})

async function begin(deps: WriteDeps, run: ImportRun, at: Step): Promise<StepEnd> {
  const doubtful = await settleDoubtful(deps, run, { rowsOf: 'run', save: (_, tx) => at.save(at.cursor, {}, tx) })
  if (doubtful !== null) return doubtful instanceof Date ? { again: doubtful } : doubtful
  const { db } = deps
  await db.prisma.$transaction(async (tx) => {
    await resetSeen(tx, run.id)
    const after = (await lowestItem(tx, run.id)) - 1
    await at.save({ ...at.cursor, after }, {}, tx)
  }, transaction)
  return 'more'
}

async function readOn(deps: CertificateDeps, run: ImportRun, at: Step, after: number): Promise<StepEnd> {
  const tenant = await deps.tenantOf(run.portalId)
  const category = categoryFieldOf(tenant, run.entityTypeId)
  const page = await readMarked(deps.portal, run, after, category)
  const portal = tallies(at.cursor.portal)
  await deps.db.prisma.$transaction(async (tx) => {
    const known = await markSeen(tx, run.id, page.items, category)
    const byOrigin = new Map(known.map((row) => [row.originId, row]))
    for (const item of page.items) {
      const row = byOrigin.get(item.originId)
      if (row) addTo(portal, row, item)
    }
    await at.save({ after: page.after, portal }, { done: known.length }, tx)
  }, transaction)
  if (page.more) return 'more'
  await writeCertificate(deps, run, portal, { category, tenant })
  return 'done'
}
