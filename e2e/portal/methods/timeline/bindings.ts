import { mayTouch } from '../../entities/activity.ts'
import { ownerTypeByName, ownerTypeName } from '../../entities/owner-type-names.ts'
import { COMPANY, CONTACT, DEAL, LEAD } from '../../entities/type-ids.ts'
import type { Binding } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { sameCard } from '../card-of.ts'
import { describeOld, plain } from '../plain-records/plain-field.ts'
import { timelineMethod } from '../timeline-method.ts'
import type { TimelineRecord } from './timeline-record.ts'
import { cardsOfRecord, mayTouchRecord, timelineRecord } from './timeline-record.ts'

/** Smart processes are not among the cards a record can be bound to (Bitrix24 docs: crm-timeline-bindings-bind). */
const BINDABLE: readonly number[] = [LEAD, DEAL, CONTACT, COMPANY]

const described = [
  plain('OWNER_ID', 'integer', 'ID записи таймлайна', 'ri'),
  plain('ENTITY_ID', 'integer', 'ID элемента', 'ri'),
  plain('ENTITY_TYPE', 'string', 'Тип элемента', 'ri'),
]

export const timelineBindingMethods: readonly MethodSpec[] = [
  timelineMethod('crm.timeline.bindings.fields', 'bindings/crm-timeline-bindings-fields', () => ({
    result: describeOld(described),
  })),
  timelineMethod('crm.timeline.bindings.list', 'bindings/crm-timeline-bindings-list', list),
  timelineMethod('crm.timeline.bindings.bind', 'bindings/crm-timeline-bindings-bind', bind),
  timelineMethod('crm.timeline.bindings.unbind', 'bindings/crm-timeline-bindings-unbind', unbind),
]

const invalid = (name: string): RestError => new RestError('', `${name} is not defined or invalid.`)

function recordOf(call: Call, fields: Params): TimelineRecord {
  const record = timelineRecord(call.state, asInt(fields.OWNER_ID))
  if (!record) throw invalid('OWNER_ID')
  return record
}

function list(call: Call): Answer {
  const record = recordOf(call, asMap(anyCase(call.params, 'filter')))
  if (!mayTouchRecord(call, record, 'read')) throw new RestError('', 'Access denied.')
  const shown = cardsOfRecord(record).map((card) => ({
    OWNER_ID: String(record.id),
    ENTITY_ID: String(card.entityId),
    ENTITY_TYPE: ownerTypeName(card.entityTypeId),
  }))
  return { result: shown, total: shown.length }
}

function written(call: Call): { record: TimelineRecord; card: Binding } {
  const fields = asMap(anyCase(call.params, 'fields'))
  const record = recordOf(call, fields)
  const card = { entityTypeId: ownerTypeByName(asText(fields.ENTITY_TYPE)), entityId: asInt(fields.ENTITY_ID) }
  if (card.entityId <= 0) throw invalid('ENTITY_ID')
  if (!BINDABLE.includes(card.entityTypeId)) throw invalid('ENTITY_TYPE')
  if (!mayTouch(call.state, call.caller.user, 'update', card)) throw new RestError('', 'Access denied.')
  return { record, card }
}

function bind(call: Call): Answer {
  const { record, card } = written(call)
  if (!cardsOfRecord(record).some((one) => sameCard(one, card))) record.bindings = [...(record.bindings ?? []), card]
  call.state.touch()
  return { result: true }
}

function unbind(call: Call): Answer {
  const { record, card } = written(call)
  const cards = cardsOfRecord(record)
  if (!cards.some((one) => sameCard(one, card))) throw new RestError('', 'Not found.')
  const [first, ...rest] = cards.filter((one) => !sameCard(one, card))
  if (first) Object.assign(record, { ...first, bindings: rest })
  else {
    call.state.comments.delete(record.id)
    call.state.logMessages.delete(record.id)
  }
  call.state.touch()
  return { result: true }
}
