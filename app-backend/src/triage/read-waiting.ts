import { z } from 'zod'
import {
  actorOf,
  cardPath,
  faultError,
  type Command,
  type PortalClient,
  type Tenant,
  type Viewer,
} from '../portal/index.ts'
import type { WaitingRequests } from './contract.ts'
import { needsAPerson } from './rules/needs-a-person.ts'
import { readKnown } from './state-store.ts'
import { placesToSettle } from './store.ts'
import type { TriageDeps } from './triage-deps.ts'

export interface WaitingDeps extends Pick<TriageDeps, 'db' | 'clock' | 'namesOf' | 'isClosedStage'> {
  portal: Pick<PortalClient, 'batch'>
}

/** As many are shown; the portal gives 50 rows a page. */
const most = 200
const page = 50

const items = z.object({
  items: z.array(z.object({ id: z.coerce.number().int(), title: z.string().nullish(), stageId: z.string().nullish() })),
})

/** Requests that a person has to settle, the longest first, as far as the portal shows them to the viewer; one request to it. */
export async function readWaiting(deps: WaitingDeps, tenant: Tenant, viewer: Viewer): Promise<WaitingRequests> {
  const places = await placesToSettle(deps.db.prisma, tenant.id, most)
  const mine = places.filter(({ entityTypeId }) => entityTypeId === tenant.entityTypeId)
  const seen = await visible(
    deps,
    tenant,
    viewer,
    mine.map(({ entityId }) => entityId),
  )
  const names = await deps.namesOf(tenant.id)
  const rows: WaitingRequests['rows'] = []
  for (const place of mine) {
    const item = seen.get(place.entityId)
    const known = item && (await readKnown(deps.db.prisma, place))
    if (!known || !needsAPerson(known.state) || (await deps.isClosedStage(tenant, item?.stageId ?? null))) continue
    const { categoryId, suggestedId, receivedAt, waitingSince, waitingWhy } = known.state
    rows.push({
      id: place.entityId,
      entityTypeId: place.entityTypeId,
      title: item?.title ?? '',
      path: cardPath(place.entityTypeId, place.entityId),
      since: (waitingSince ?? receivedAt).toISOString(),
      category: categoryId === null ? null : (names.get(categoryId) ?? categoryId),
      suggested: suggestedId === null ? null : { id: suggestedId, name: names.get(suggestedId) ?? `№ ${suggestedId}` },
      because: waitingWhy,
    })
  }
  return { rows, more: places.length === most }
}

async function visible(
  { portal }: WaitingDeps,
  { entityTypeId }: Tenant,
  viewer: Viewer,
  ids: readonly number[],
): Promise<Map<number, { title?: string | null | undefined; stageId?: string | null | undefined }>> {
  if (ids.length === 0) return new Map()
  const commands: Record<string, Command> = {}
  for (let at = 0; at < ids.length; at += page) {
    const filter = { '@id': ids.slice(at, at + page) }
    const params = { entityTypeId, filter, select: ['id', 'title', 'stageId'], order: { id: 'ASC' }, start: -1 }
    commands[`p${at}`] = { method: 'crm.item.list', params }
  }
  const answers = await portal.batch(actorOf(viewer), commands, { kind: 'read', patienceMs: 10_000 })
  return new Map(
    Object.values(answers).flatMap((answer) => {
      if (!answer.ok) throw faultError(answer.fault, { kind: 'read' })
      return items.parse(answer.result).items.map((item) => [item.id, item] as const)
    }),
  )
}
