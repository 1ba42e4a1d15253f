import { checkHandlerUrl } from '../apps/handler-url.ts'
import { eventScope } from '../events/catalog.ts'
import type { EventHandler } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { actorOf, appOf } from '../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `event.${verb}`,
    scope: '',
    status: 'supported',
    page: `api-reference/events/event-${verb}`,
    appContext: true,
    handler,
  }
}

export const eventMethods: readonly MethodSpec[] = [
  method('bind', bind),
  method('get', get),
  method('unbind', unbind),
  { ...method('test', test), page: 'api-reference/events/test-handler' },
]

interface Wanted {
  event: string
  handler: string
  authType: number
  offline: boolean
  connector: string
}

function wantedOf(call: Call): Wanted {
  const { params } = call
  return {
    event: asText(anyCase(params, 'event')).toUpperCase(),
    handler: asText(anyCase(params, 'handler')),
    authType: asInt(anyCase(params, 'auth_type')),
    offline: asText(anyCase(params, 'event_type')).toLowerCase() === 'offline',
    connector: asText(anyCase(params, 'auth_connector')),
  }
}

function own(call: Call): EventHandler[] {
  const { clientId } = appOf(call)
  return [...call.state.eventHandlers.values()].filter((one) => one.clientId === clientId)
}

function bind(call: Call): Answer {
  const { state, caller, params } = call
  const wanted = wantedOf(call)
  if (wanted.event === '') throw refusal.argument('EVENT')
  const needed = eventScope(wanted.event)
  if (needed === undefined || (needed !== '' && !caller.scopes.includes(needed)))
    throw new RestError('ERROR_EVENT_NOT_FOUND', 'Event not found')
  if (wanted.offline) wanted.handler = ''
  else if (wanted.handler === '') throw refusal.argument('HANDLER')
  else checkHandlerUrl(wanted.handler)
  if (!caller.user.admin) {
    if (wanted.offline) throw denied('Offline events binding')
    if (wanted.authType > 0 && wanted.authType !== caller.user.id) throw denied('Event binding with AUTH_TYPE')
    wanted.authType = caller.user.id
  }
  if (own(call).some((one) => same(one, wanted)))
    throw refusal.core('Unable to set event handler: Handler already binded')
  const id = state.ids.next('eventHandler')
  const { minTimeout } = asMap(anyCase(params, 'options'))
  const minTimeoutSeconds = minTimeout === undefined ? 1 : Math.max(0, asInt(minTimeout))
  state.eventHandlers.set(id, { id, clientId: appOf(call).clientId, ...wanted, minTimeoutSeconds })
  state.touch()
  return { result: true }
}

function denied(what: string): RestError {
  return new RestError('ACCESS_DENIED', `Access denied! ${what} requires administrator access rights`, 403)
}

/** One binding for application, event, handler, person and connector. */
function same(one: EventHandler, wanted: Wanted): boolean {
  return (
    one.event === wanted.event &&
    one.handler === wanted.handler &&
    one.authType === wanted.authType &&
    one.offline === wanted.offline &&
    one.connector === wanted.connector
  )
}

function get(call: Call): Answer {
  return { result: own(call).map(shown) }
}

function shown(one: EventHandler): Params {
  if (one.offline) return { event: one.event, connector_id: one.connector, offline: 1 }
  return { event: one.event, handler: one.handler, auth_type: String(one.authType), offline: 0 }
}

function unbind(call: Call): Answer {
  const wanted = wantedOf(call)
  if (wanted.event === '') throw refusal.argument('EVENT')
  if (!wanted.offline && wanted.handler === '') throw refusal.argument('HANDLER')
  const byType = anyCase(call.params, 'auth_type') !== undefined
  const gone = own(call).filter(
    (one) =>
      one.event === wanted.event &&
      one.offline === wanted.offline &&
      (wanted.offline ? one.connector === wanted.connector : one.handler === wanted.handler) &&
      (!byType || one.authType === wanted.authType) &&
      (call.caller.user.admin || one.authType === call.caller.user.id),
  )
  for (const one of gone) call.state.eventHandlers.delete(one.id)
  call.state.touch()
  return { result: { count: gone.length } }
}

/** Raises ONAPPTEST with the call's own params, for the calling application only. */
function test(call: Call): Answer {
  for (const one of own(call))
    if (one.event === 'ONAPPTEST' && !one.offline) call.state.events.deliver(one, call.params, actorOf(call))
  return { result: true }
}
