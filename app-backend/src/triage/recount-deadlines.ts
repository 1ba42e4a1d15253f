import type { NewJob } from '../platform/jobs/job.ts'
import { cardPath } from '../portal/index.ts'
import type { DeadlineMoves, DeadlineRules } from '../deadlines/index.ts'
import { deadlineQuestion } from './deadline-question.ts'
import { followJob } from './follow-job.ts'
import { openDeadlines, type OpenDeadline } from './read-open-deadlines.ts'
import { hear } from './state-store.ts'
import type { TriageDeps } from './triage-deps.ts'

export const recountQueue = 'triage.recount'
const mostAtOnce = 5_000
const pageSize = 200
const rowsShown = 50

/** The job that has open deadlines counted again by the rules at work. */
export const recountJob = (portalId: string): NewJob => ({ portalId, queue: recountQueue, once: 'recount' })

/** Closed requests and deadlines set by hand stay as they are; each of the others is taken up like any change of the request. */
export async function recountDeadlines(deps: TriageDeps, portalId: string, signal: AbortSignal): Promise<void> {
  const tenant = await deps.tenantOf(portalId)
  const closed = await deps.closedStages(tenant)
  for (let before: number | null = null; !signal.aborted;) {
    const page: OpenDeadline[] = await openDeadlines(deps.db.prisma, tenant, { closed, before, take: pageSize })
    const at = deps.clock.now()
    await deps.db.prisma.$transaction(async (tx) => {
      for (const { entityTypeId, entityId, state } of page) {
        if (state.lockedAt !== null) continue
        const place = { portalId, entityTypeId, entityId }
        await hear(tx, place, state, { at, by: null, recount: true })
        await deps.addJob(followJob(place), tx)
      }
    })
    before = page.at(-1)?.entityId ?? null
    if (page.length < pageSize) return
  }
}

interface Moved {
  one: OpenDeadline
  from: Date | null
  to: Date | null
}

/** What other rules would make of the open deadlines now. Asks nothing of the portal, changes nothing. */
export async function readDeadlineMoves(
  deps: TriageDeps,
  portalId: string,
  rules: DeadlineRules,
): Promise<DeadlineMoves> {
  const tenant = await deps.tenantOf(portalId)
  const closed = await deps.closedStages(tenant)
  const open = await openDeadlines(deps.db.prisma, tenant, { closed, before: null, take: mostAtOnce + 1 })
  const now = deps.clock.now()
  const free = open.slice(0, mostAtOnce).filter(({ state }) => state.lockedAt === null)
  const moved = free.flatMap((one): Moved[] => {
    const { dueAt } = deps.deadline.evaluate(rules, deadlineQuestion(one.state, now, closed), now).outcome
    const [from, to] = [one.state.dueAt, dueAt === null ? null : new Date(dueAt)]
    return from?.getTime() === to?.getTime() ? [] : [{ one, from, to }]
  })
  const count = (test: (move: Moved) => boolean) => moved.filter(test).length
  return {
    open: Math.min(open.length, mostAtOnce),
    later: count(({ from, to }) => from !== null && to !== null && to > from),
    earlier: count(({ from, to }) => from !== null && to !== null && to < from),
    other: count(({ from, to }) => from === null || to === null),
    locked: Math.min(open.length, mostAtOnce) - free.length,
    overdue: count(({ from, to }) => to !== null && to < now && (from === null || from >= now)),
    rows: moved
      .toSorted((a, b) => timeOf(a) - timeOf(b))
      .slice(0, rowsShown)
      .map(rowOf),
    more: open.length > mostAtOnce,
  }
}

const timeOf = ({ from, to }: Moved) => (to ?? from)?.getTime() ?? Number.POSITIVE_INFINITY

const rowOf = ({ one: { entityTypeId, entityId, title }, from, to }: Moved) => ({
  entityTypeId,
  id: entityId,
  title,
  path: cardPath(entityTypeId, entityId),
  from: from?.toISOString() ?? null,
  to: to?.toISOString() ?? null,
})
