import { isAppError } from '../platform/errors/app-error.ts'
import type { JobHandler, JobQueue, Jobs } from '../platform/jobs/create-jobs.ts'
import { nextRun, repeating } from '../platform/jobs/repeat.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { ChangeListener } from '../portal/index.ts'
import type { SheetDeps } from './export-deps.ts'
import { passKind } from './export-deps.ts'
import { isBookFault, limitEnd } from './sheet-fault.ts'
import { fillSheets, startPass } from './start-pass.ts'
import { portalsWithBooks } from './store.ts'
import { writeChanges } from './write-changes.ts'

const changesQueue = 'sheet-export.changes'
const compareQueue = 'sheet-export.compare'
const sweepQueue = 'sheet-export.sweep'
const nightQueue = 'sheet-export.night'

/** One writer at a time: two would take the same free row. */
const writerKey = `long-work/${passKind}`
/** People save a card in steps; one look takes them all. */
const gatherMs = 10_000
/** What no event told of is found within minutes. */
const everyFiveMinutes = { cron: '*/5 * * * *', zone: 'UTC' }
/** Whole spreadsheets are compared when nobody works in them. */
const nightly = { cron: '40 3 * * *', zone: 'Europe/Moscow' }

const changesJob = (portalId: string, dueAt: Date) =>
  ({ portalId, queue: changesQueue, key: writerKey, once: 'changes', dueAt }) as const

export const sheetQueues = (deps: SheetDeps): Record<string, JobQueue> => ({
  [changesQueue]: { handler: changes(deps) },
  [compareQueue]: { handler: compare(deps) },
  [sweepQueue]: {
    handler: repeating(everyFiveMinutes, deps.clock, () =>
      each(deps, (portalId) => deps.addJob(changesJob(portalId, deps.clock.now()))),
    ),
  },
  [nightQueue]: {
    handler: repeating(nightly, deps.clock, () =>
      each(deps, (portalId) => deps.addJob({ portalId, queue: compareQueue, once: 'compare' })),
    ),
  },
})

export async function startSheets(jobs: Pick<Jobs, 'add'>, clock: Clock): Promise<void> {
  const now = clock.now()
  await jobs.add({ portalId: null, queue: sweepQueue, once: 'repeating', dueAt: nextRun(everyFiveMinutes, now) })
  await jobs.add({ portalId: null, queue: nightQueue, once: 'repeating', dueAt: nextRun(nightly, now) })
}

async function each({ db }: SheetDeps, work: (portalId: string) => Promise<void>) {
  for (const portalId of await portalsWithBooks(db.prisma)) await work(portalId)
}

const changes =
  (deps: SheetDeps): JobHandler =>
  async ({ portalId }) => {
    const tenant = portalId === null ? null : await deps.tenantOf(portalId)
    if (!tenant || tenant.state !== 'active' || !(await deps.isOn(tenant.id))) return
    await fillSheets(deps, tenant, null)
    try {
      return (await writeChanges(deps, tenant)) ? { again: deps.clock.now() } : undefined
    } catch (error) {
      const again = limitEnd(error, deps.clock.now())
      if (again) return { again }
      if (!isBookFault(error)) throw error
      await deps.store.bookFault(tenant.id, error.code, deps.clock.now())
      return
    }
  }

/** A spreadsheet that could not be written yesterday is tried again: somebody may have mended it. */
const compare =
  (deps: SheetDeps): JobHandler =>
  async ({ portalId }) => {
    const tenant = portalId === null ? null : await deps.tenantOf(portalId)
    if (!tenant || tenant.state !== 'active' || !(await deps.isOn(tenant.id))) return
    await startPass(deps, tenant, null).catch((error: unknown) => {
      if (!isAppError(error, 'long-work.running', 'sheets.not-connected')) throw error
    })
  }

/** Hears of records that changed; those of a few seconds are written together. */
export const hearRecords =
  ({ store, clock, addJob, isOn }: SheetDeps): ChangeListener =>
  async ({ id: portalId }, { entityTypeId, id }, { tx }) => {
    if (!(await isOn(portalId)) || !(await store.sheet(portalId, entityTypeId))) return
    await store.hear(tx, portalId, entityTypeId, [id])
    await addJob(changesJob(portalId, new Date(clock.now().getTime() + gatherMs)), tx)
  }
