import { z } from 'zod'
import { addDays, dateOf, instantAt } from '../kernel/local-time.ts'
import type { Clock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import type { Lang } from '../platform/errors/error-sentence.ts'
import {
  actorOf,
  cardPath,
  contactEntityTypeId,
  type Organisations,
  type PortalClient,
  type Tenant,
  type Viewer,
} from '../portal/index.ts'
import { readFields } from '../sheet-export/index.ts'
import { askPortal, countIn, countOfItems } from './ask-portal.ts'
import type { FullnessQuery, FullnessReport, GapQuery, Gaps } from './contract.ts'
import { byEmptiness, emptyFilter, fullnessFields } from './rules/fullness-field.ts'
import { whoseWork } from './whose-work.ts'

export interface DashboardDeps {
  portal: PortalClient
  clock: Clock
  organisations: Organisations
  tenantOf(portalId: string): Promise<Tenant>
}

/**
 * How many of the records that the viewer may see have each field filled in: the portal counts, one REST request for 50 fields.
 * Throws AppError `portal.*`, `dashboard.no-type`.
 */
export async function readFullness(
  deps: DashboardDeps,
  viewer: Viewer,
  query: FullnessQuery,
  lang: Lang,
): Promise<FullnessReport> {
  const all = (await readFields(deps.portal, actorOf(viewer), [query.entityTypeId], lang)).get(query.entityTypeId)
  if (!all) throw new AppError('dashboard.no-type')
  const filter = await scope(deps, viewer, query)
  const fields = fullnessFields(all)
  const answers = await askPortal(deps.portal, actorOf(viewer), {
    total: countOfItems(query.entityTypeId, filter),
    ...Object.fromEntries(
      fields.map(({ name }, at) => [`f${at}`, countOfItems(query.entityTypeId, { ...filter, ...emptyFilter(name) })]),
    ),
  })
  const records = countIn(answers, 'total')
  // A field that the portal can't filter by has no count.
  const rows = fields.flatMap(({ name, title }, at) => {
    const answer = answers[`f${at}`]
    if (!answer?.ok) return []
    const empty = Math.min(records, answer.total ?? 0)
    return [{ name, title, filled: records - empty, empty }]
  })
  return { asOf: deps.clock.now().toISOString(), total: records, fields: byEmptiness(rows) }
}

const text = z.string().nullish()
const page = z.object({
  items: z.array(z.object({ id: z.coerce.number().int(), title: text, name: text, lastName: text })),
})

/** Records in which a field is empty, the newest 50: one REST request. */
export async function readGaps(deps: DashboardDeps, viewer: Viewer, query: GapQuery): Promise<Gaps> {
  const { entityTypeId, field } = query
  const filter = { ...(await scope(deps, viewer, query)), ...emptyFilter(field) }
  const select = entityTypeId === contactEntityTypeId ? ['id', 'name', 'lastName'] : ['id', 'title']
  const params = { entityTypeId, useOriginalUfNames: 'Y', select, filter, order: { id: 'DESC' }, start: 0 }
  const answer = await deps.portal.call(actorOf(viewer), 'crm.item.list', params, { kind: 'read' })
  const rows = page.parse(answer.result).items.map(({ id, title, name, lastName }) => ({
    id,
    title: title || [name, lastName].filter(Boolean).join(' ') || `№ ${id}`,
    path: cardPath(entityTypeId, id),
  }))
  return { total: answer.total ?? rows.length, rows }
}

async function scope(deps: DashboardDeps, { portalId }: Viewer, { days, responsible, department }: FullnessQuery) {
  const { clock, organisations } = deps
  const tenant = await deps.tenantOf(portalId)
  const { zone } = tenant
  const organisation = department === undefined ? null : await organisations.of(tenant)
  const people = whoseWork({ department, person: responsible }, organisation)
  const since = days === undefined ? null : instantAt(addDays(dateOf(clock.now(), zone), 1 - days), 0, zone)
  return {
    ...(since ? { '>=createdTime': since.toISOString() } : {}),
    ...(people === null ? {} : { '@assignedById': people }),
  }
}
