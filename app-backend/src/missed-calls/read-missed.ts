import type { Prisma } from '@poryadok/prisma'
import { z } from 'zod'
import { actorOf, cardPath, faultError, leadEntityTypeId, type Command, type Viewer } from '../portal/index.ts'
import type { missedFilters, MissedCalls, MissedCallView } from './contract.ts'
import { callsToCount, cardsOf, countSeen, type CardKey } from './read-counts.ts'
import { readLines } from './line-store.ts'
import type { MissedCallDeps } from './missed-call-deps.ts'
import { rowOf, type MissedRow } from './missed-store.ts'
import { personView } from './read-lines.ts'
import { reachOf } from './reach.ts'

type Deps = Pick<MissedCallDeps, 'db' | 'clock' | 'people' | 'tenantOf' | 'settings' | 'portal'>
type Filter = (typeof missedFilters)[number]

const page = 50
const items = z.object({
  items: z.array(
    z.object({
      id: z.coerce.number().int(),
      title: z.string().nullish(),
      assignedById: z.coerce.number().int().nullish(),
    }),
  ),
})

const conditions: Readonly<Record<Filter, Prisma.MissedCallWhereInput>> = {
  open: { state: { in: ['unresolved', 'assigned', 'fought', 'pending'] } },
  unresolved: { state: { in: ['unresolved', 'fought'] } },
  'not-called-back': { calledBackAt: null, state: { notIn: ['answered', 'closed'] } },
  all: {},
}

/** What the viewer may do with calls. */
export interface CallRights {
  viewer: Viewer
  mayAssign: boolean
}

/**
 * Missed calls, the latest first, as far as the portal shows their cards to the viewer; what nobody has is shown without the
 * card's words where people take calls themselves. The counts are of what the viewer sees. One request to the portal.
 */
export async function readMissedCalls(
  deps: Deps,
  { viewer, mayAssign }: CallRights,
  { filter, before }: { filter: Filter; before?: string | undefined },
): Promise<MissedCalls> {
  const { portalId } = viewer
  const known = { portalId, lastCallAt: { not: null } } satisfies Prisma.MissedCallWhereInput
  const { missedCall } = deps.db.prisma
  const found = await missedCall.findMany({
    where: { AND: [known, conditions[filter], before ? after(before) : {}] },
    orderBy: [{ lastCallAt: 'desc' }, { entityId: 'desc' }, { entityTypeId: 'desc' }],
    take: page,
  })
  const rows = found.map(rowOf)
  const { pool } = await deps.settings(portalId)
  const counted = {
    unresolved: await callsToCount(deps, { ...known, ...conditions.unresolved }, viewer.isAdmin || pool),
    notCalledBack: await callsToCount(deps, { ...known, ...conditions['not-called-back'] }, viewer.isAdmin),
  }
  const asked = [...rows, ...cardsOf(counted.unresolved), ...cardsOf(counted.notCalledBack)]
  const cards = await visibleCards(deps, viewer, asked)
  const seen = (card: CardKey): boolean => cards.has(nameOf(card))
  const last = rows.at(-1)
  return {
    rows: await viewsOf(deps, { viewer, mayAssign, pool }, rows, cards),
    counts: {
      unresolved: countSeen(counted.unresolved, seen),
      notCalledBack: countSeen(counted.notCalledBack, seen),
    },
    next: rows.length === page && last ? placeOf(last) : null,
  }
}

const nameOf = ({ entityTypeId, entityId }: CardKey): string => `${entityTypeId}/${entityId}`

const placeOf = ({ lastCallAt, entityId, entityTypeId }: MissedRow): string =>
  [lastCallAt?.getTime() ?? 0, entityId, entityTypeId].join('-')

/** Rows behind a place in the list: of calls of one second each stands on one page. */
function after(place: string): Prisma.MissedCallWhereInput {
  const [at = 0, entityId = 0, entityTypeId = 0] = place.split('-').map(Number)
  const lastCallAt = new Date(at)
  return {
    OR: [
      { lastCallAt: { lt: lastCallAt } },
      { lastCallAt, entityId: { lt: entityId } },
      { lastCallAt, entityId, entityTypeId: { lt: entityTypeId } },
    ],
  }
}

async function viewsOf(
  deps: Deps,
  { viewer, mayAssign, pool }: CallRights & { pool: boolean },
  rows: readonly MissedRow[],
  cards: Cards,
): Promise<MissedCallView[]> {
  const { portalId } = viewer
  const organisation = await deps.people.organisation(await deps.tenantOf(portalId))
  const lines = new Map((await readLines(deps.db.prisma, portalId)).map((line) => [line.id, line]))
  const reach = reachOf(organisation, viewer)
  return rows.flatMap((row) => {
    const card = cards.get(nameOf(row))
    const open = row.state === 'unresolved' || row.state === 'fought'
    const toTake = open && (pool || (mayAssign && card !== undefined && reach(viewer.userId)))
    if (!card && !toTake) return []
    const holder = card?.assignedById ?? null
    const line = row.lineId === null ? undefined : lines.get(row.lineId)
    const view: MissedCallView = {
      entityTypeId: row.entityTypeId,
      id: row.entityId,
      title: card?.title ?? '',
      path: cardPath(row.entityTypeId, row.entityId),
      phone: row.phone,
      line: line ? line.label || line.number : (row.unmapped ?? row.portalNumber),
      count: Math.max(1, row.callIds.length),
      lastCallAt: (row.lastCallAt ?? row.leadCreatedAt).toISOString(),
      state: row.state,
      responsible: holder === null ? null : personView(organisation, holder),
      because: row.because,
      calledBackAt: row.calledBackAt?.toISOString() ?? null,
      calledBackBy: row.calledBackBy === null ? null : personView(organisation, row.calledBackBy).name,
      mayAssign:
        mayAssign && row.entityTypeId === leadEntityTypeId && row.state !== 'closed' && (open || reach(holder)),
      mayTake: toTake,
    }
    return [view]
  })
}

type Cards = ReadonlyMap<string, z.infer<typeof items>['items'][number]>

async function visibleCards({ portal }: Deps, viewer: Viewer, asked: readonly CardKey[]): Promise<Cards> {
  const commands: Record<string, Command> = {}
  for (const entityTypeId of new Set(asked.map((card) => card.entityTypeId))) {
    const ids = [...new Set(asked.filter((card) => card.entityTypeId === entityTypeId).map((card) => card.entityId))]
    const select = entityTypeId === 3 ? ['id', 'name', 'lastName', 'assignedById'] : ['id', 'title', 'assignedById']
    // A list answers with a page of fifty at most.
    for (let at = 0; at < ids.length; at += page) {
      const filter = { '@id': ids.slice(at, at + page) }
      const params = { entityTypeId, filter, select, order: { id: 'ASC' }, start: -1 }
      commands[at === 0 ? `t${entityTypeId}` : `t${entityTypeId}_${at}`] = { method: 'crm.item.list', params }
    }
  }
  if (Object.keys(commands).length === 0) return new Map()
  const answers = await portal.batch(actorOf(viewer), commands, { kind: 'read', patienceMs: 10_000 })
  return new Map(
    Object.entries(answers).flatMap(([key, answer]) => {
      if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
      const entityTypeId = Number.parseInt(key.slice(1), 10)
      return items
        .parse(answer.result)
        .items.map((item) => [nameOf({ entityTypeId, entityId: item.id }), item] as const)
    }),
  )
}
