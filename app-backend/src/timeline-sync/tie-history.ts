import { reason } from '../kernel/reason.ts'
import { contactEntityTypeId, companyEntityTypeId, type Run } from '../portal/index.ts'
import { runName, timelineRule } from './binding-write.ts'
import { usualCopy } from './contract.ts'
import { activities } from './entry-kind.ts'
import { planBindings } from './plan-bindings.ts'
import { readActivities } from './read-activities.ts'
import type { TimelineRoute } from './store.ts'
import type { TimelineDeps } from './timeline-deps.ts'

/** A contact whose entries are to show with its companies, before it leaves them. */
export interface HistoryOf {
  contactId: number
  /** Names the run in the ledger, for ever. */
  name: string
  /** Entries up to this number are done. */
  after: number
}

const pages = 4

const allToAll: TimelineRoute['fields'] = {
  name: '',
  enabled: true,
  source: contactEntityTypeId,
  target: companyEntityTypeId,
  pick: 'all',
  mode: 'bind',
  kinds: [],
  direction: null,
  responsibleIds: [],
  onlyFormer: false,
  comments: false,
  copy: usualCopy,
}

/** Plans the ties of the next 200 entries of one contact; what a person took back stays away. Throws AppError `portal.*`. */
export async function tieHistory(
  deps: Pick<TimelineDeps, 'db' | 'portal' | 'store' | 'writes' | 'clock' | 'leftCompanies'>,
  portalId: string,
  { contactId, name, after }: HistoryOf,
): Promise<{ after: number; more: boolean }> {
  const of = { portalId, sources: [contactEntityTypeId], ownerId: contactId, after, from: null }
  const page = await readActivities(deps.portal, of, pages)
  const route: TimelineRoute = { id: name, fields: allToAll, updatedAt: deps.clock.now() }
  const planned = await planBindings(deps, activities, {
    portalId,
    routes: [route],
    entries: page.activities,
    from: null,
    again: false,
  })
  const because = [reason('former.history')]
  const run: Run = {
    portalId,
    name: runName(name),
    rule: timelineRule,
    mode: 'live',
    cause: { kind: 'change', id: name },
  }
  await deps.db.prisma.$transaction((tx) =>
    deps.writes.plan(
      tx,
      run,
      planned.writes.map((write) => ({ ...write, because: [...because, ...write.because] })),
    ),
  )
  return { after: page.lastId, more: page.full }
}
