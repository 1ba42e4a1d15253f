import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { matchingRows } from '../../entities/list-rows.ts'
import type { LogMessage } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { asInt, asMap, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { portalTime } from '../../wire/time.ts'
import { cardOf, permittedCard, sameCard } from '../card-of.ts'
import { requiredParam } from '../required-param.ts'
import { timelineMethod } from '../timeline-method.ts'
import { cardsOfRecord, mayTouchRecord } from './timeline-record.ts'

const PAGE = 'logmessage/crm-timeline-logmessage'
/** Pages of this list are of ten, unlike all others. */
const PAGE_SIZE = 10

export const logMessageMethods: readonly MethodSpec[] = [
  timelineMethod('crm.timeline.logmessage.add', `${PAGE}-add`, add),
  timelineMethod('crm.timeline.logmessage.get', `${PAGE}-get`, (call) => ({
    result: { logMessage: shown(existing(call, 'read')) },
  })),
  timelineMethod('crm.timeline.logmessage.list', `${PAGE}-list`, list),
  timelineMethod('crm.timeline.logmessage.delete', `${PAGE}-delete`, remove),
]

function shown(one: LogMessage): Params {
  const { id, created, authorId, title, text, iconCode } = one
  return { id, created, authorId, title, text, iconCode }
}

function add(call: Call): Answer {
  const { state } = call
  const fields = asMap(requiredParam(call, 'fields'))
  for (const name of ['entityTypeId', 'entityId', 'title', 'text', 'iconCode']) {
    if (asText(fields[name]) === '') throw new RestError('100', `Could not find value for parameter {${name}}`)
  }
  const card = permittedCard(
    call,
    { entityTypeId: asInt(fields.entityTypeId), entityId: asInt(fields.entityId) },
    'update',
  )
  const message: LogMessage = {
    id: state.ids.next('timeline'),
    ...card,
    authorId: call.caller.user.id,
    created: portalTime(state.clock.now()),
    title: asText(fields.title),
    text: asText(fields.text),
    iconCode: asText(fields.iconCode),
    ...(call.caller.app ? { clientId: call.caller.app.clientId } : {}),
  }
  state.logMessages.set(message.id, message)
  state.touch()
  return { result: { logMessage: shown(message) } }
}

function existing(call: Call, action: 'read' | 'update'): LogMessage {
  const id = asInt(requiredParam(call, 'id'))
  const message = call.state.logMessages.get(id)
  if (!message) throw new RestError('NOT_FOUND', `Timeline logmessage not found for id ${id}`)
  if (!mayTouchRecord(call, message, action)) throw refusal.itemDenied()
  return message
}

const columns: Columns<LogMessage> = {
  id: columnOf('number', (one) => one.id),
  created: columnOf('time', (one) => one.created),
}

function list(call: Call): Answer {
  const card = cardOf(call, 'entityTypeId', 'entityId', 'read')
  const rows = [...call.state.logMessages.values()].filter((one) =>
    cardsOfRecord(one).some((own) => sameCard(own, card)),
  )
  const order = Object.keys(asMap(call.params.order)).length > 0 ? call.params.order : { created: 'desc', id: 'desc' }
  const found = matchingRows(rows, columns, { order })
  const start = Math.max(0, asInt(call.params.start))
  const next = start + PAGE_SIZE
  return {
    result: found.slice(start, next).map(shown),
    total: found.length,
    ...(next < found.length ? { next } : {}),
  }
}

/** Only the application that wrote it takes it away. */
function remove(call: Call): Answer {
  const message = existing(call, 'update')
  if (message.clientId !== call.caller.app?.clientId)
    throw new RestError('REMOVING_DISABLED', 'Запись создана в контексте другого приложения')
  call.state.logMessages.delete(message.id)
  call.state.touch()
  return { result: true }
}
