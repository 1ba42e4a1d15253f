import { findMethod } from '../methods/registry.ts'
import type { Call } from '../wire/call.ts'
import type { Params } from '../wire/params.ts'
import { asList, asMap } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import type { PortalState } from '../store/state.ts'
import type { Viewer } from './viewer.ts'

/** What a method answered to a person's page: its result, or the refusal in the method's own words. */
export type Asked = { result: unknown; total: number; refused: null } | { result: null; total: 0; refused: string }

/**
 * Runs a REST method on behalf of the signed-in person. Pages read and write the families of tasks, calendars and the
 * like through their documented names and shapes, so a page and an application see the same world with the same rights.
 * It is no application's call: the journal, limits and faults do not meet it.
 */
export async function ask(state: PortalState, viewer: Viewer, method: string, params: Params = {}): Promise<Asked> {
  const spec = findMethod(method)
  if (spec === undefined) return { result: null, total: 0, refused: `${method}: ERROR_METHOD_NOT_FOUND` }
  const scopes = typeof spec.scope === 'string' ? [spec.scope] : [...spec.scope]
  const caller = { user: viewer.user, app: null, scopes, key: `person:${viewer.user.id}`, accessToken: '' }
  const call: Call = { state, caller, method: spec.name, params, inBatch: false, httpId: 0, path: viewer.path }
  try {
    if (spec.admin && !viewer.user.admin) throw new RestError('ACCESS_DENIED', 'Access denied!', 403)
    const { result, total } = await spec.handler(call)
    return { result, total: total ?? 0, refused: null }
  } catch (error) {
    if (error instanceof RestError) return { result: null, total: 0, refused: error.message || error.code }
    throw error
  }
}

/** Rows of a list method whose result is a list, or keeps its list under `key`; a refusal gives no rows. */
export async function askRows(
  state: PortalState,
  viewer: Viewer,
  method: string,
  params: Params,
  key?: string,
): Promise<Params[]> {
  const { result } = await ask(state, viewer, method, params)
  return asList(key === undefined ? result : asMap(result)[key]).map(asMap)
}
