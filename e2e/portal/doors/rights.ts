import type { FastifyInstance } from 'fastify'
import type { Action, EntityRights, Reach, Role } from '../rights/roles.ts'
import { ACTIONS, REACHES } from '../rights/roles.ts'
import { rolesOf } from '../rights/reaches.ts'
import type { PortalState } from '../store/state.ts'
import { asList, asMap, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/**
 * Roles of CRM, as the portal's settings page changes them.
 * `GET rights` tells the roles and who has which; `PUT rights` {id, name?, rights, grants?} makes or replaces a role;
 * `DELETE rights/:id` removes one.
 */
export function registerRightsDoors(app: FastifyInstance, state: PortalState): void {
  app.get('/rights', async () => ({
    roles: [...state.roles.values()],
    people: [...state.users.values()].map((user) => ({
      id: user.id,
      admin: user.admin,
      roles: rolesOf(state, user).map((role) => role.id),
    })),
  }))
  app.put('/rights', async (request) => {
    const role = roleOf(state, asMap(request.body))
    state.roles.set(role.id, role)
    state.touch()
    return role
  })
  app.delete('/rights/:id', async (request) => {
    const { id } = request.params as { id: string }
    if (!state.roles.delete(id)) throw new RestError('NOT_FOUND', `There is no role ${id}`, 404)
    state.touch()
    return { result: true }
  })
}

function roleOf(state: PortalState, raw: Record<string, unknown>): Role {
  const id = asText(raw.id)
  if (id === '') throw new RestError('ERROR_ARGUMENT', 'A role needs an id')
  const old = state.roles.get(id)
  const rights = raw.rights === undefined ? (old?.rights ?? {}) : rightsOf(asMap(raw.rights))
  const grants = raw.grants === undefined ? (old?.grants ?? []) : asList(raw.grants).map(grantOf)
  return { id, name: asText(raw.name) || old?.name || id, rights, grants }
}

function grantOf(raw: unknown): string {
  const grant = asText(raw)
  if (!/^(U|D|DR)\d+$/.test(grant)) throw new RestError('ERROR_ARGUMENT', `A grant is U7, D3 or DR3, not «${grant}»`)
  return grant
}

function rightsOf(raw: Record<string, unknown>): Role['rights'] {
  const rights: Role['rights'] = {}
  for (const [key, line] of Object.entries(raw)) {
    if (!/^(default|\d+([:/].+)?)$/.test(key))
      throw new RestError('ERROR_ARGUMENT', `«${key}» is no type, funnel or stage: default, 2, 2:5 or 1/NEW`)
    rights[key] = lineOf(asMap(line))
  }
  return rights
}

function lineOf(raw: Record<string, unknown>): Partial<EntityRights> {
  const line: Partial<EntityRights> = {}
  for (const [name, value] of Object.entries(raw)) {
    const action = ACTIONS.find((one): one is Action => one === name)
    const reach = REACHES.find((one): one is Reach => one === value)
    if (!action) throw new RestError('ERROR_ARGUMENT', `«${name}» is none of: ${ACTIONS.join(', ')}`)
    if (!reach) throw new RestError('ERROR_ARGUMENT', `«${asText(value)}» is none of: ${REACHES.join(', ')}`)
    line[action] = reach
  }
  return line
}
