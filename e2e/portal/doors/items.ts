import type { FastifyInstance } from 'fastify'
import { addItem, deleteItem, knownType, updateItem } from '../entities/save.ts'
import { presenter } from '../entities/present.ts'
import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asInt, asMap } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/** What people do in the portal's own interface: their changes raise events and come from no application. */
export function registerItemDoors(app: FastifyInstance, state: PortalState): void {
  const shown = (entityTypeId: number, item: Item): Record<string, unknown> =>
    presenter(state, knownType(state, entityTypeId), { originalUf: true, select: null, accessToken: '' })(item)
  app.post('/simulate/item', async (request) => {
    const { entityTypeId, fields, userId } = editOf(request.body)
    return { item: shown(entityTypeId, addItem(state, entityTypeId, fields, { userId })) }
  })
  app.post('/simulate/person-edit', async (request) => {
    const { entityTypeId, id, fields, userId } = editOf(request.body)
    return { item: shown(entityTypeId, updateItem(state, entityTypeId, id, fields, { userId })) }
  })
  app.post('/simulate/delete', async (request) => {
    const { entityTypeId, id, userId } = editOf(request.body)
    deleteItem(state, entityTypeId, id, { userId })
    return { result: true }
  })
  app.post('/simulate/person', async (request) => {
    const { id, ...changes } = asMap(request.body)
    const user = state.users.get(asInt(id))
    if (!user) throw new RestError('NOT_FOUND', 'There is no such person', 404)
    Object.assign(user, changes)
    state.touch()
    return user
  })
}

function editOf(body: unknown): { entityTypeId: number; id: number; fields: Record<string, unknown>; userId: number } {
  const raw = asMap(body)
  return {
    entityTypeId: asInt(raw.entityTypeId),
    id: asInt(raw.id),
    fields: asMap(raw.fields),
    userId: asInt(raw.userId) || 1,
  }
}
