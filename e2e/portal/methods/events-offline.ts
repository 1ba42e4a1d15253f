import { randomBytes } from 'node:crypto'
import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import { listRows, matchingRows } from '../entities/list-rows.ts'
import { dropExpired } from '../events/offline.ts'
import type { OfflineEvent } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { appOf } from '../wire/call.ts'
import { anyCase, asInt, asInts, asList, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { refusal } from '../wire/rest-error.ts'

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  const page = `api-reference/events/event-offline-${verb}`
  return { name: `event.offline.${verb}`, scope: '', status: 'supported', page, appContext: true, admin: true, handler }
}

/** The queue an application drains itself. Bitrix24 docs: api-reference/events/offline-events. */
export const offlineMethods: readonly MethodSpec[] = [
  method('get', take),
  method('list', list),
  method('clear', clear),
  method('error', markErrors),
]

const columns: Columns<OfflineEvent> = {
  ID: columnOf('number', (one) => one.id),
  TIMESTAMP_X: columnOf('time', (one) => one.timestamp),
  EVENT_NAME: columnOf('text', (one) => one.eventName),
  MESSAGE_ID: columnOf('text', (one) => one.messageId),
  PROCESS_ID: columnOf('text', (one) => one.processId),
  ERROR: columnOf('number', (one) => (one.error ? 1 : 0)),
}

function rows(call: Call): OfflineEvent[] {
  dropExpired(call.state)
  const { clientId } = appOf(call)
  const connector = asText(anyCase(call.params, 'auth_connector'))
  return [...call.state.offlineEvents.values()].filter(
    (one) => one.clientId === clientId && one.connector === connector,
  )
}

function shown(one: OfflineEvent): Params {
  return {
    ID: String(one.id),
    TIMESTAMP_X: one.timestamp,
    EVENT_NAME: one.eventName,
    EVENT_DATA: one.data,
    EVENT_ADDITIONAL: one.additional ?? false,
    MESSAGE_ID: one.messageId,
  }
}

/** clear=1 (default) takes the rows away; clear=0 locks them under a process_id until `.clear` or `.error`. */
function take(call: Call): Answer {
  const { params, state } = call
  const clearing = anyCase(params, 'clear') === undefined || asInt(anyCase(params, 'clear')) === 1
  if (!clearing && state.settings.features.rest_offline_extended !== true) throw refusal.licence()
  const again = asText(anyCase(params, 'process_id'))
  const errors = asInt(anyCase(params, 'error')) === 1
  const free = rows(call).filter((one) => one.processId === again && (errors || !one.error))
  const order = anyCase(params, 'order') ?? { TIMESTAMP_X: 'ASC' }
  const limit = asInt(anyCase(params, 'limit')) || 50
  const taken = matchingRows(free, columns, { filter: anyCase(params, 'filter'), order }).slice(0, limit)
  const processId = clearing ? null : again || randomBytes(16).toString('hex')
  const events = taken.map(shown)
  for (const one of taken) {
    if (clearing) state.offlineEvents.delete(one.id)
    else one.processId = processId ?? ''
  }
  state.touch()
  return { result: { process_id: processId, events } }
}

function list(call: Call): Answer {
  const show = (one: OfflineEvent): Params => ({
    ...shown(one),
    PROCESS_ID: one.processId,
    ERROR: one.error ? '1' : '0',
  })
  return listRows(rows(call), columns, call.params, show)
}

function ofProcess(call: Call): OfflineEvent[] {
  const processId = asText(anyCase(call.params, 'process_id'))
  if (processId === '') throw refusal.argument('process_id')
  return rows(call).filter((one) => one.processId === processId)
}

/** Rows named by message_id (which wins) or id, otherwise all of the process. */
function clear(call: Call): Answer {
  const messages = asList(anyCase(call.params, 'message_id')).map(asText)
  const ids = asInts(anyCase(call.params, 'id'))
  const named = (one: OfflineEvent): boolean => {
    if (messages.length > 0) return messages.includes(one.messageId)
    return ids.length === 0 || ids.includes(one.id)
  }
  for (const one of ofProcess(call).filter(named)) call.state.offlineEvents.delete(one.id)
  call.state.touch()
  return { result: true }
}

function markErrors(call: Call): Answer {
  const messages = asList(anyCase(call.params, 'message_id')).map(asText)
  for (const one of ofProcess(call))
    if (messages.includes(one.messageId)) Object.assign(one, { error: true, processId: '' })
  call.state.touch()
  return { result: true }
}
