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
  server.get('/_frame/access', (request, reply) => {
    const user = state.sessions.userOf(request.headers.cookie)
    if (user === undefined) return reply.code(401).send([])
    const everyone = { key: 'AU', title: user.lang === 'ru' ? 'Все авторизованные' : 'All authorised people', note: '' }
    const departments = [...state.departments.values()].map(({ id, name }) => ({
      key: `D${id}`,
      title: name,
      note: user.lang === 'ru' ? 'подразделение' : 'department',
    }))
    const people = [...state.users.values()]
      .filter((one) => one.active)
      .map((one) => ({ key: `U${one.id}`, title: `${one.name} ${one.lastName}`.trim(), note: one.position }))
    return reply.send([everyone, ...departments, ...people])
  })
  server.get<{ Querystring: { types?: string; q?: string } }>('/_frame/crm', (request, reply) => {
    const user = state.sessions.userOf(request.headers.cookie)
    if (user === undefined) return reply.code(401).send([])
    const kinds = (request.query.types ?? '')
      .split(',')
      .map((code) => entityKind(state, code))
      .filter((kind): kind is EntityKind => kind !== undefined)
    const wanted = kinds.length > 0 ? kinds : entityKinds(state)
    // Every kind has its share, so that many leads leave room for the contacts.
    const share = Math.ceil(SHOWN / wanted.length)
    const records = wanted.flatMap((kind) =>
      searchItems(state, user, kind, request.query.q ?? '')
        .slice(0, share)
        .map((item) => ({
          id: `${kind.prefix}_${item.id}`,
          type: kind.code,
          place: kind.code,
          title: itemTitle(state, kind.entityTypeId, item),
          desc: itemSubtitle(state, kind.entityTypeId, item),
          url: `${kind.cardPath}${item.id}/`,
        })),
    )
    return reply.send(records)
  })
}
