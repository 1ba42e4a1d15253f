import type { Token } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { RestError } from '../wire/rest-error.ts'

/**
 * Some methods an application may call only after an administrator has agreed: the first call with a token asks, and
 * until the decision every call with it is refused. The decision lives as long as the token.
 * Bitrix24 docs: api-reference/scopes/confirmation.
 */
export function askConfirmation(state: PortalState, accessToken: string, method: string): void {
  const name = method.toLowerCase()
  const token = state.tokens.find(accessToken)
  if (!token || !state.settings.confirmedMethods.some((one) => one.toLowerCase() === name)) return
  token.confirmations ??= {}
  const decision = (token.confirmations[name] ??= null)
  if (decision === true) return
  state.touch()
  throw decision === false
    ? new RestError('METHOD_CONFIRM_DENIED', 'Method call denied', 403)
    : new RestError('METHOD_CONFIRM_WAITING', 'Waiting for confirmation', 401)
}

/** The administrator's decision; ONAPPMETHODCONFIRM tells it. Bitrix24 docs: api-reference/common/events/on-app-method-confirm. */
export function decideConfirmation(state: PortalState, token: Token, method: string, confirmed: boolean): void {
  token.confirmations = { ...token.confirmations, [method.toLowerCase()]: confirmed }
  state.touch()
  const data = { TOKEN: token.accessToken, METHOD: method, CONFIRMED: confirmed ? '1' : '0', LANGUAGE_ID: 'ru' }
  for (const handler of state.eventHandlers.values()) {
    if (handler.clientId === token.clientId && handler.event === 'ONAPPMETHODCONFIRM' && !handler.offline)
      state.events.deliver(handler, data, null, 'bare')
  }
}
