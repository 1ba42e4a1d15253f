import type { PlannedWrite, PortalClient } from '../portal/index.ts'
import type { EntryKind } from './entry-kind.ts'
import { findTargets, type Question, type Targets } from './find-targets.ts'
import { linkBetween } from './rules/link.ts'
import { newBindings, settled, type Place } from './rules/new-bindings.ts'
import type { SeenActivity } from './rules/route-filter.ts'
import type { Tie, TimelineRoute, TimelineStore } from './store.ts'
import type { TimelineDeps } from './timeline-deps.ts'

export interface PlanBindingsDeps extends Pick<TimelineDeps, 'leftCompanies'> {
  portal: PortalClient
  store: Pick<TimelineStore, 'ties'>
}

export interface BindingsToPlan<Entry extends { id: number } = SeenActivity> {
  portalId: string
  routes: readonly TimelineRoute[]
  entries: readonly Entry[]
  /** Nothing older, whatever the routes. */
  from: Date | null
  /** A person asks for the past: what was taken back before may be tied again. */
  again: boolean
}

export interface PlannedBindings {
  writes: PlannedWrite[]
  /** Entries of which something is bound, and of which nothing is. */
  done: number
  skipped: number
  /** How often each reason was met. */
  because: Map<string, number>
}

/** One entry on one route. */
interface Candidate {
  id: number
  route: TimelineRoute
  source: Place
}

/**
 * What the routes want of these entries: one command for each of them, one for 50 of their records, and a request for 50
 * commands. Throws AppError `portal.*`.
 */
export async function planBindings<Entry extends { id: number }>(
  deps: PlanBindingsDeps,
  kind: EntryKind<Entry>,
  what: BindingsToPlan<Entry>,
): Promise<PlannedBindings> {
  const because = new Map<string, number>()
  const count = (code: string) => because.set(code, (because.get(code) ?? 0) + 1)
  const wanted = what.entries.filter((entry) => {
    const reasons = what.routes.map(({ fields }) => kind.leftOut(entry, fields, what.from))
    if (reasons.some((one) => one === null)) return true
    if (reasons[0]) count(reasons[0].code)
    return false
  })
  const ids = wanted.map(({ id }) => id)
  const [bindings, ties] = [
    await kind.bindings(deps, what.portalId, ids),
    await deps.store.ties(what.portalId, kind, ids),
  ]
  const tiesOf = Map.groupBy(ties, ({ entryId }) => entryId)
  const known = (id: number): Known => ({ bound: bindings.get(id) ?? [], ties: tiesOf.get(id) ?? [] })
  const all = wanted.flatMap((entry) => candidatesOf(kind, entry, what, known(entry.id), count))
  const left = await leftOf(deps, what.portalId, all)
  const candidates = all.filter(({ route, source }) => {
    const away = !route.fields.onlyFormer || left.has(source.entityId)
    if (!away) count('timeline.not-former')
    return away
  })
  const asking = candidates.filter(({ route }) => !route.fields.onlyFormer)
  const targets = await targetsOf(deps.portal, what.portalId, asking)
  const writes = candidates.flatMap((candidate) => {
    const found = candidate.route.fields.onlyFormer ? left.get(candidate.source.entityId) : idsIn(targets, candidate)
    return writesOf(kind, candidate, known(candidate.id), found ?? [], count)
  })
  const done = new Set(writes.map(({ entityId }) => entityId)).size
  return { writes, done, skipped: what.entries.length - done, because }
}

interface Known {
  /** Where the entry shows; grows with what is planned, so that two routes do not tie the same. */
  bound: Place[]
  ties: readonly Tie[]
}

/** What is to be asked of. Cards that the product itself tied lead no further: entries go from record to record one step. */
function candidatesOf<Entry extends { id: number }>(
  kind: EntryKind<Entry>,
  entry: Entry,
  { routes, from, again }: BindingsToPlan<Entry>,
  { bound, ties }: Known,
  count: (code: string) => void,
): Candidate[] {
  const made = ties.filter(({ stands, undone }) => stands || (undone && !again))
  const ours = new Set(made.map(keyOf))
  const own = bound.filter((place) => !ours.has(keyOf(place)))
  return routes.flatMap((route) => {
    const { source: type, target, pick, mode } = route.fields
    if (kind.leftOut(entry, route.fields, from) !== null) return []
    const done = settled({ bound, target, madeBefore: made, pick, mode })
    if (done) count(done.code)
    const sources = own.filter(({ entityTypeId }) => entityTypeId === type)
    return done ? [] : sources.map((source) => ({ id: entry.id, route, source }))
  })
}

/** Where contacts worked that routes for former ones ask for: no request. */
async function leftOf(deps: PlanBindingsDeps, portalId: string, candidates: readonly Candidate[]) {
  const ofFormer = candidates.filter(({ route }) => route.fields.onlyFormer)
  const ids = [...new Set(ofFormer.map(({ source }) => source.entityId))]
  return ids.length === 0 ? new Map<number, readonly number[]>() : deps.leftCompanies(portalId, ids)
}

const idsIn = (targets: ReadonlyMap<string, Targets>, { route: { fields }, source }: Candidate) =>
  targets.get(`${fields.source}:${fields.target}`)?.get(source.entityId)

const keyOf = ({ entityTypeId, entityId }: Place) => `${entityTypeId}:${entityId}`

async function targetsOf(portal: PortalClient, portalId: string, candidates: readonly Candidate[]) {
  const pairs = Map.groupBy(candidates, ({ route: { fields } }) => `${fields.source}:${fields.target}`)
  const questions = [...pairs].flatMap(([pair, some]): (Question & { pair: string })[] => {
    const [source = 0, target = 0] = pair.split(':').map(Number)
    const link = linkBetween(source, target)
    const ids = [...new Set(some.map((one) => one.source.entityId))].toSorted((a, b) => a - b)
    return link ? [{ pair, source, target, link, ids }] : []
  })
  const answers = await findTargets(portal, portalId, questions)
  return new Map(questions.map(({ pair }, at): [string, Targets] => [pair, answers[at] ?? new Map()]))
}

function writesOf(
  kind: Pick<EntryKind<never>, 'bind' | 'leave'>,
  { id, route: { fields }, source }: Candidate,
  { bound, ties }: Known,
  ids: readonly number[],
  count: (code: string) => void,
): PlannedWrite[] {
  const leadsTo = ids.map((entityId) => ({ entityTypeId: fields.target, entityId }))
  const { add, remove, because } = newBindings({ ...fields, bound, source, targets: leadsTo })
  for (const { code } of because) count(code)
  bound.push(...add)
  // It shows there without us: only its way out of the source is left.
  if (add.length === 0) return remove.map((from) => kind.leave(id, from, because, 'bound'))
  const timesOf = (to: Place) => ties.filter((tie) => keyOf(tie) === keyOf(to)).length
  const leaves = remove[0] ?? null
  return add.map((to) => kind.bind({ activityId: id, to, times: timesOf(to), leaves, because }))
}
