import { z } from 'zod'
import { contactEntityTypeId, faultError, type Command, type PortalClient } from '../portal/index.ts'
import type { Place } from './rules/new-bindings.ts'

/** Rows of one answer, and commands of one request. */
const pageSize = 50

/** A record as far as people are concerned with it. */
export interface SeenCard extends Place {
  title: string
  responsibleId: number | null
  /** Null: records of this type have none. */
  observerIds: number[] | null
}

const text = z.string().nullish()
const id = z.coerce.number().int()
const items = z.object({
  items: z.array(
    z.object({
      id,
      title: text,
      name: text,
      lastName: text,
      assignedById: id.nullish(),
      observers: z.array(id).nullish().catch(null),
    }),
  ),
})

/** Names one card among others. */
export const placeKey = ({ entityTypeId, entityId }: Place): string => `${entityTypeId}:${entityId}`

function commandsOf(places: readonly Place[]): { entityTypeId: number; command: Command }[] {
  return [...Map.groupBy(places, ({ entityTypeId }) => entityTypeId)].flatMap(([entityTypeId, some]) => {
    const ids = [...new Set(some.map(({ entityId }) => entityId))]
    const names = entityTypeId === contactEntityTypeId ? ['name', 'lastName'] : ['title']
    const select = ['id', ...names, 'assignedById', 'observers']
    return Array.from({ length: Math.ceil(ids.length / pageSize) }, (_, at) => {
      const filter = { '@id': ids.slice(at * pageSize, (at + 1) * pageSize) }
      const params = { entityTypeId, filter, select, order: { id: 'ASC' }, start: -1 }
      return { entityTypeId, command: { method: 'crm.item.list', params } }
    })
  })
}

/**
 * Titles and people of records by {@link placeKey}: one command for 50 of them, 50 commands a REST request. Those that are gone are
 * absent. Throws AppError `portal.*`. Bitrix24 docs: api-reference/crm/universal/crm-item-list
 */
export async function readCards(
  portal: PortalClient,
  portalId: string,
  places: readonly Place[],
): Promise<Map<string, SeenCard>> {
  const found = new Map<string, SeenCard>()
  const asked = commandsOf(places)
  for (let from = 0; from < asked.length; from += pageSize) {
    const some = asked.slice(from, from + pageSize)
    const commands = Object.fromEntries(some.map(({ command }, at) => [`k${at}`, command]))
    const answers = await portal.batch({ kind: 'portal', portalId }, commands, { kind: 'read' })
    for (const [at, { entityTypeId }] of some.entries()) {
      const answer = answers[`k${at}`]
      if (!answer?.ok) throw answer ? faultError(answer.fault, { kind: 'read' }) : new RangeError('no answer')
      for (const { id: entityId, title, name, lastName, assignedById, observers } of items.parse(answer.result).items) {
        const words = [name, lastName].filter(Boolean).join(' ')
        const card = {
          entityTypeId,
          entityId,
          title: (entityTypeId === contactEntityTypeId ? words : title) || `№ ${entityId}`,
          responsibleId: assignedById || null,
          observerIds: observers ?? null,
        }
        found.set(placeKey(card), card)
      }
    }
  }
  return found
}
