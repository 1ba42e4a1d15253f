import type { PortalState } from '../store/state.ts'

/** Options an application keeps in the portal, for itself and for each person. Bitrix24 docs: api-reference/common/settings. */
export function appOptions(state: PortalState, clientId: string): Record<string, unknown> {
  return state.appOptions.get(clientId) ?? {}
}

export function setAppOptions(
  state: PortalState,
  clientId: string,
  values: Record<string, unknown>,
): Record<string, unknown> {
  const merged = { ...appOptions(state, clientId), ...values }
  state.appOptions.set(clientId, merged)
  state.touch()
  return merged
}

export function userOptions(state: PortalState, clientId: string, userId: number): Record<string, unknown> {
  return state.userOptions.get(`${clientId}|${userId}`) ?? {}
}

export function setUserOptions(
  state: PortalState,
  clientId: string,
  userId: number,
  values: Record<string, unknown>,
): void {
  state.userOptions.set(`${clientId}|${userId}`, { ...userOptions(state, clientId, userId), ...values })
  state.touch()
}
