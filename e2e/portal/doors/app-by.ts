import type { App } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { asMap, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

/** The application of `:id`: by number or by client_id. */
export function appBy(state: PortalState, params: unknown): App {
  const id = asText(asMap(params).id)
  const app = state.apps.get(id) ?? [...state.apps.values()].find((one) => String(one.id) === id)
  if (!app) throw new RestError('NOT_FOUND', `There is no application ${id}`, 404)
  return app
}

export function shownApp({ id, installedBy: _by, firstRunSeen: _seen, ...app }: App): Record<string, unknown> {
  return { appId: id, ...app }
}

export function firstAdmin(state: PortalState): number {
  return [...state.users.values()].find((user) => user.admin && user.active)?.id ?? 0
}
