import type { Binding } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { asInt } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { cardOf, sameCard } from '../card-of.ts'
import { requiredParam } from '../required-param.ts'
import { timelineMethod } from '../timeline-method.ts'
import { cardsOfRecord, timelineRecord } from './timeline-record.ts'

export const pinMethods: readonly MethodSpec[] = [
  timelineMethod('crm.timeline.item.pin', 'actions/crm-timeline-item-pin', (call) => {
    const { id, card } = pinned(call)
    call.state.pinnedRecords.set(keyOf(id, card), { id: keyOf(id, card), timelineId: id, ...card })
    return done(call)
  }),
  timelineMethod('crm.timeline.item.unpin', 'actions/crm-timeline-item-unpin', (call) => {
    const { id, card } = pinned(call)
    call.state.pinnedRecords.delete(keyOf(id, card))
    return done(call)
  }),
]

const keyOf = (id: number, card: Binding): string => `${id}:${card.entityTypeId}:${card.entityId}`

function done(call: Call): Answer {
  call.state.touch()
  return { result: null }
}

function pinned(call: Call): { id: number; card: Binding } {
  const id = asInt(requiredParam(call, 'id'))
  const card = cardOf(call, 'ownerTypeId', 'ownerId', 'update')
  const record = timelineRecord(call.state, id)
  if (!record) throw refusal.itemNotFound()
  if (!cardsOfRecord(record).some((one) => sameCard(one, card)))
    throw new RestError('CAN_NOT_CHANGE_PINNED', 'Невозможно выполнить операцию')
  return { id, card }
}
