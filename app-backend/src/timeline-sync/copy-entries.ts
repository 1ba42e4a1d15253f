import type { Reason } from '../kernel/reason.ts'
import type { PlannedWrite, PortalClient, Tenant } from '../portal/index.ts'
import { activityCopy, commentCopy } from './copy-write.ts'
import type { EntryKind } from './entry-kind.ts'
import { placeKey, readCards } from './read-cards.ts'
import type { Place } from './rules/new-bindings.ts'
import type { NewCopyRow, TimelineRoute } from './store.ts'
import type { TimelineDeps } from './timeline-deps.ts'

/** A copy that a route wants. */
export interface WantedCopy<Entry extends { id: number }> {
  entry: Entry
  route: TimelineRoute
  source: Place
  to: Place
  shape: 'activity' | 'comment'
  times: number
  because: readonly Reason[]
}

interface CopyDeps extends Pick<TimelineDeps, 'namesOf'> {
  portal: PortalClient
}

export interface PlannedCopies {
  writes: PlannedWrite[]
  /** What the writes are copies of, for {@link TimelineStore.addCopies}. */
  rows: NewCopyRow[]
}

/**
 * The writes of copies, of what the originals hold now; one that is gone meanwhile has none. A command for 50 originals, one for 50 cards.
 * Throws AppError `portal.*`.
 */
export async function copyEntries<Entry extends { id: number }>(
  deps: CopyDeps,
  tenant: Tenant,
  kind: EntryKind<Entry>,
  wanted: readonly WantedCopy<Entry>[],
): Promise<PlannedCopies> {
  const planned: PlannedCopies = { writes: [], rows: [] }
  if (wanted.length === 0) return planned
  const originals = await kind.originals(
    deps.portal,
    tenant.id,
    wanted.map(({ entry }) => entry),
  )
  const asked = wanted.flatMap(({ source, to, route: { fields } }) =>
    fields.copy.mapping.responsible === 'target' ? [source, to] : [source],
  )
  const cards = await readCards(deps.portal, tenant.id, asked)
  const names = await deps.namesOf(tenant.id)
  for (const { entry, route, source, to, shape, times, because } of wanted) {
    const original = originals.get(entry.id)
    if (!original) continue
    const around = { tenant, names, source, title: cards.get(placeKey(source))?.title ?? `№ ${source.entityId}` }
    const targetResponsibleId = cards.get(placeKey(to))?.responsibleId ?? null
    const { mapping } = route.fields.copy
    const make = shape === 'activity' ? activityCopy : commentCopy
    const write = make({ original, to, times, targetResponsibleId, mapping, around, because })
    planned.writes.push(write)
    planned.rows.push({ key: write.key, sourceKind: kind.entityTypeId, sourceId: entry.id, ...to })
  }
  return planned
}
