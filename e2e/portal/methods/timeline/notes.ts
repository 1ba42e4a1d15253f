import type { TimelineNote } from '../../store/families/timeline-tables.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { asInt, asText } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { portalTime } from '../../wire/time.ts'
import { cardOf, sameCard } from '../card-of.ts'
import { requiredParam } from '../required-param.ts'
import { timelineMethod } from '../timeline-method.ts'
import { cardsOfRecord, timelineRecord } from './timeline-record.ts'

const RECORD = 1
const ACTIVITY = 2

/** One note a timeline record or activity. */
export const noteMethods: readonly MethodSpec[] = [
  timelineMethod('crm.timeline.note.save', 'note/crm-timeline-note-save', save),
  timelineMethod('crm.timeline.note.get', 'note/crm-timeline-note-get', (call) => {
    const { id: _id, ...note } = existing(call)
    return { result: note }
  }),
  timelineMethod('crm.timeline.note.delete', 'note/crm-timeline-note-delete', (call) => {
    call.state.timelineNotes.delete(existing(call).id)
    call.state.touch()
    return { result: true }
  }),
]

/** The key of the note a call means; the record or activity has to be of that card. */
function keyOf(call: Call): string {
  const card = cardOf(call, 'ownerTypeId', 'ownerId', 'read')
  const itemType = asInt(requiredParam(call, 'itemType'))
  const itemId = asInt(requiredParam(call, 'itemId'))
  const record = timelineRecord(call.state, itemId)
  const cards =
    itemType === ACTIVITY
      ? call.state.activities.get(itemId)?.bindings
      : itemType === RECORD && record
        ? cardsOfRecord(record)
        : undefined
  if (!cards?.some((one) => sameCard(one, card))) throw refusal.itemNotFound()
  return `${card.entityTypeId}:${card.entityId}:${itemType}:${itemId}`
}

function existing(call: Call): TimelineNote {
  const note = call.state.timelineNotes.get(keyOf(call))
  if (!note) throw refusal.itemNotFound()
  return note
}

function save(call: Call): Answer {
  const { state, caller } = call
  const id = keyOf(call)
  const text = asText(requiredParam(call, 'text'))
  if (text === '') throw new RestError('100', 'Could not find value for parameter {text}')
  const now = portalTime(state.clock.now())
  const old = state.timelineNotes.get(id)
  state.timelineNotes.set(id, {
    id,
    text,
    createdById: old?.createdById ?? caller.user.id,
    createdTime: old?.createdTime ?? now,
    updatedById: caller.user.id,
    updatedTime: now,
  })
  state.touch()
  return { result: true }
}
