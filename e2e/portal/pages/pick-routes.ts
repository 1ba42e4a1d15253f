import type { FastifyInstance } from 'fastify'
import { entityKind, entityKinds, type EntityKind } from './entity-kind.ts'
import { itemSubtitle, itemTitle } from './item-title.ts'
import { searchItems } from './search-items.ts'
import type { PortalState } from '../store/state.ts'

const SHOWN = 50

/** Lists that the portal's own choosing dialogs show. */
export function registerPickRoutes(server: FastifyInstance, state: PortalState): void {
  server.get('/_frame/users', (request, reply) => {
    if (state.sessions.userOf(request.headers.cookie) === undefined) return reply.code(401).send([])
    const people = [...state.users.values()].filter((user) => user.active)
    return reply.send(
      people.map((user) => ({
        id: String(user.id),
        name: `${user.name} ${user.lastName}`.trim(),
        photo: '',
        position: user.position,
        url: `/company/personal/user/${user.id}/`,
        sub: false,
        sup: false,
      })),
    )
  })
  server.get<{ Querystring: { types?: string; q?: string } }>('/_frame/crm', (request, reply) => {
    const user = state.sessions.userOf(request.headers.cookie)
    if (user === undefined) return reply.code(401).send([])
    const kinds = (request.query.types ?? '')
      .split(',')
      .map((code) => entityKind(state, code))
      .filter((kind): kind is EntityKind => kind !== undefined)
    const wanted = kinds.length > 0 ? kinds : entityKinds(state)
    const records = wanted.flatMap((kind) =>
      searchItems(state, user, kind, { text: request.query.q ?? '', page: 1, pageSize: SHOWN }).items.map((item) => ({
        id: `${kind.prefix}_${item.id}`,
        type: kind.code,
        place: kind.code,
        title: itemTitle(state, kind.entityTypeId, item),
        desc: itemSubtitle(state, kind.entityTypeId, item),
        url: `${kind.cardPath}${item.id}/`,
      })),
    )
    return reply.send(records.slice(0, SHOWN))
  })
}
