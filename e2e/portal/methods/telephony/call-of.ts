import type { ExternalCall } from '../../store/families/telephony-tables.ts'
import type { Call } from '../../wire/call.ts'
import { anyCase, asInt, asText } from '../../wire/params.ts'
import { refusal, RestError } from '../../wire/rest-error.ts'

/** A registered call of the calling application. */
export function callOf({ state, params, caller }: Call): ExternalCall | undefined {
  const call = state.externalCalls.get(asText(anyCase(params, 'CALL_ID')))
  return call?.clientId === (caller.app?.clientId ?? '') ? call : undefined
}

/** The person named by number or by the inner number, who works here. */
export function personOf({ state, params }: Call): number {
  const id = asInt(anyCase(params, 'USER_ID'))
  const inner = asText(anyCase(params, 'USER_PHONE_INNER'))
  if (id === 0 && inner === '') throw refusal.core('USER_ID or USER_PHONE_INNER should be set')
  const user =
    id > 0 ? state.users.get(id) : [...state.users.values()].find((one) => one.profile?.UF_PHONE_INNER === inner)
  if (!user?.active) throw new RestError('ERROR_CORE', 'User is not found or is not active')
  return user.id
}
