import type { PlannedWrite, PortalClient } from '../portal/index.ts'
import type { WantedCopy } from './copy-entries.ts'
import type { EntryKind } from './entry-kind.ts'
import { findTargets, type Question, type Targets } from './find-targets.ts'
import { linkBetween } from './rules/link.ts'
import { newBindings, settled, type Place } from './rules/new-bindings.ts'
import type { NewSight } from './rules/new-readers.ts'
import type { SeenActivity } from './rules/route-filter.ts'
import type { Tie, TimelineRoute, TimelineStore } from './store.ts'
import type { TimelineDeps } from './timeline-deps.ts'

export interface PlanBindingsDeps extends Pick<TimelineDeps, 'leftCompanies'> {
  portal: PortalClient
  store: Pick<TimelineStore, 'ties' | 'copies'>
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

export interface PlannedBindings<Entry extends { id: number } = SeenActivity> {
  writes: PlannedWrite[]
  copies: WantedCopy<Entry>[]
  /** What shows where it did not. */
  shows: NewSight[]
  /** Entries of which something is bound or copied, and of which nothing is. */
  done: number
  skipped: number
  /** How often each reason was met. */
  because: Map<string, number>
}

/** One entry on one route. */
interface Candidate<Entry> {
  entry: Entry
  route: TimelineRoute
  source: Place
  /** How it is copied; null: it is bound. */
  copy: 'activity' | 'comment' | null
}

/**
 * What the routes want of these entries: one command for each of them, one for 50 of their records, and a request for 50
 * commands. Throws AppError `portal.*`.
 */
export async function planBindings<Entry extends { id: number }>(
  deps: PlanBindingsDeps,
  kind: EntryKind<Entry>,
  what: BindingsToPlan<Entry>,
): Promise<PlannedBindings<Entry>> {
  const because = new Map<string, number>()
  const count = (code: string) => because.set(code, (because.get(code) ?? 0) + 1)
  const wanted = what.entries.filter((entry) => {
    const reasons = what.routes.map(({ fields }) => kind.leftOut(entry, fields, what.from))
    if (reasons.some((one) => one === null)) return true
    if (reasons[0]) count(reasons[0].code)
    return false
  })
  const ids = wanted.map(({ id }) => id)
  const known = await knownOf(deps, kind, what.portalId, ids)
  const all = wanted.flatMap((entry) => candidatesOf(kind, entry, what, known(entry.id), count))
  const left = await leftOf(deps, what.portalId, all)
  const candidates = all.filter(({ route, source }) => {
    const away = !route.fields.onlyFormer || left.has(source.entityId)
    if (!away) count('timeline.not-former')
    return away
  })
  const asking = candidates.filter(({ route }) => !route.fields.onlyFormer)
  const targets = await targetsOf(deps.portal, what.portalId, asking)
  const found = candidates.map((candidate) => {
    const { route, source, entry } = candidate
    const leadsTo = route.fields.onlyFormer ? left.get(source.entityId) : idsIn(targets, candidate)
    return wantedOf(kind, candidate, known(entry.id), leadsTo ?? [], count)
  })
  const writes = found.flatMap((one) => one.writes)
  const copies = found.flatMap((one) => one.copies)
  const done = new Set([...writes.map(({ entityId }) => entityId), ...copies.map(({ entry }) => entry.id)]).size
  const shows = found.flatMap((one) => one.shows)
  return { writes, copies, shows, done, skipped: what.entries.length - done, because }
}

interface Known {
  /** Where the entry shows; grows with what is planned, so that two routes do not tie the same. */
  bound: Place[]
  ties: readonly Tie[]
  copies: readonly Tie[]
}

/** What is there of each entry: a command for each of them. */
async function knownOf<Entry extends { id: number }>(
  deps: PlanBindingsDeps,
  kind: EntryKind<Entry>,
  portalId: string,
  ids: readonly number[],
): Promise<(id: number) => Known> {
  const bindings = await kind.bindings(deps, portalId, ids)
  const ties = Map.groupBy(await deps.store.ties(portalId, kind, ids), ({ entryId }) => entryId)
  const copies = Map.groupBy(await deps.store.copies(portalId, kind.entityTypeId, ids), ({ entryId }) => entryId)
  return (id) => ({ bound: bindings.get(id) ?? [], ties: ties.get(id) ?? [], copies: copies.get(id) ?? [] })
}

/** What is to be asked of. Cards that the product itself tied lead no further: entries go from record to record one step. */
function candidatesOf<Entry extends { id: number }>(
  kind: EntryKind<Entry>,
  entry: Entry,
  { routes, from, again }: BindingsToPlan<Entry>,
  { bound, ties, copies }: Known,
  count: (code: string) => void,
): Candidate<Entry>[] {
  const stays = ({ stands, undone }: Tie) => stands || (undone && !again)
  const made = ties.filter(stays)
  const copied = copies.filter(stays)
  const ours = new Set(made.map(keyOf))
  const own = bound.filter((place) => !ours.has(keyOf(place)))
  return routes.flatMap((route) => {
    const { source: type, target, pick, mode } = route.fields
    if (kind.leftOut(entry, route.fields, from) !== null) return []
    const done = settled({ bound, target, madeBefore: made, copied, pick, mode })
    const shape = mode === 'copy' ? kind.shape(entry, route.fields) : null
    const copy = shape === 'activity' || shape === 'comment' ? shape : null
    if (done) count(done.code)
    const sources = own.filter(({ entityTypeId }) => entityTypeId === type)
    return done ? [] : sources.map((source) => ({ entry, route, source, copy }))
  })
}

/** Where contacts worked that routes for former ones ask for: no request. */
async function leftOf(deps: PlanBindingsDeps, portalId: string, candidates: readonly Candidate<unknown>[]) {
  const ofFormer = candidates.filter(({ route }) => route.fields.onlyFormer)
  const ids = [...new Set(ofFormer.map(({ source }) => source.entityId))]
  return ids.length === 0 ? new Map<number, readonly number[]>() : deps.leftCompanies(portalId, ids)
}

const idsIn = (targets: ReadonlyMap<string, Targets>, { route: { fields }, source }: Candidate<unknown>) =>
  targets.get(`${fields.source}:${fields.target}`)?.get(source.entityId)

const keyOf = ({ entityTypeId, entityId }: Place) => `${entityTypeId}:${entityId}`

async function targetsOf(portal: PortalClient, portalId: string, candidates: readonly Candidate<unknown>[]) {
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

function wantedOf<Entry extends { id: number }>(
  kind: EntryKind<Entry>,
  { entry, route, source, copy }: Candidate<Entry>,
  { bound, ties, copies: made }: Known,
  ids: readonly number[],
  count: (code: string) => void,
): Pick<PlannedBindings<Entry>, 'writes' | 'copies' | 'shows'> {
  const { id } = entry
  const { target, pick, mode } = route.fields
  const leadsTo = ids.map((entityId) => ({ entityTypeId: target, entityId }))
  const as = mode === 'copy' && copy === null ? 'bind' : mode
  const { add, remove, because } = newBindings({ pick, mode: as, bound, source, targets: leadsTo })
  for (const { code } of because) count(code)
  const shows = add.map((to) => ({ entryId: id, from: [...bound], to }))
  bound.push(...add)
  const timesOf = (before: readonly Tie[], to: Place) => before.filter((tie) => keyOf(tie) === keyOf(to)).length
  if (copy !== null)
    return {
      writes: [],
      shows,
      copies: add.map((to) => ({ entry, route, source, to, shape: copy, times: timesOf(made, to), because })),
    }
  // It shows there without us: only its way out of the source is left.
  if (add.length === 0)
    return { writes: remove.map((from) => kind.leave(id, from, because, 'bound')), copies: [], shows }
  const leaves = remove[0] ?? null
  const writes = add.map((to) => kind.bind({ activityId: id, to, times: timesOf(ties, to), leaves, because }))
  return { writes, copies: [], shows }
}
