import { activityFiles } from '../../entities/activity-fields.ts'
import { mayTouch } from '../../entities/activity.ts'
import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { matchingRows, pageOf } from '../../entities/list-rows.ts'
import { ownerTypeByName, ownerTypeName } from '../../entities/owner-type-names.ts'
import type { Binding, TimelineComment } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { anyCase, asInt, asList, asMap, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { portalTime } from '../../wire/time.ts'
import { ownerNotFound, permittedCard, sameCard } from '../card-of.ts'
import { picked, selected } from '../plain-records/list-plain.ts'
import { describeOld, plain } from '../plain-records/plain-field.ts'
import { requiredParam } from '../required-param.ts'
import { timelineMethod } from '../timeline-method.ts'
import { shownComment } from './shown-comment.ts'
import { cardsOfRecord, mayTouchRecord } from './timeline-record.ts'

const described = [
  plain('ID', 'integer', 'ID', 'o'),
  plain('CREATED', 'datetime', 'Дата добавления', 'o'),
  plain('ENTITY_ID', 'integer', 'ID элемента, к которому привязан комментарий', 'ri'),
  plain('ENTITY_TYPE', 'string', 'Тип элемента, к которому привязан комментарий', 'ri'),
  plain('AUTHOR_ID', 'integer', 'Автор', 'i'),
  plain('COMMENT', 'string', 'Текст комментария'),
  plain('FILES', 'attached_diskfile', 'Список файлов', 'm'),
]
const PAGE = 'comments/crm-timeline-comment'

export const commentMethods: readonly MethodSpec[] = [
  timelineMethod('crm.timeline.comment.fields', `${PAGE}-fields`, () => ({ result: describeOld(described) })),
  timelineMethod('crm.timeline.comment.add', `${PAGE}-add`, add),
  timelineMethod('crm.timeline.comment.get', `${PAGE}-get`, get),
  timelineMethod('crm.timeline.comment.list', `${PAGE}-list`, list),
  timelineMethod('crm.timeline.comment.update', `${PAGE}-update`, update),
  timelineMethod('crm.timeline.comment.delete', `${PAGE}-delete`, remove),
]

/** Only `fields` in small letters is heard: FIELDS counts as nothing given. */
const writtenFields = (call: Call): Params => asMap(requiredParam(call, 'fields'))

const emptyComment = (): RestError => new RestError('INVALID_ARG_VALUE', 'Пустой комментарий')

function add(call: Call): Answer {
  const { state } = call
  const fields = writtenFields(call)
  const entityTypeId = ownerTypeByName(asText(fields.ENTITY_TYPE)) || asInt(fields.ENTITY_TYPE_ID)
  const card = permittedCard(call, { entityTypeId, entityId: asInt(fields.ENTITY_ID) }, 'update')
  if (asText(fields.COMMENT) === '' && asList(fields.FILES).length === 0) throw emptyComment()
  const author = state.users.get(asInt(fields.AUTHOR_ID))
  const id = state.ids.next('timeline')
  state.comments.set(id, {
    id,
    ...card,
    authorId: author?.id ?? call.caller.user.id,
    created: portalTime(state.clock.now()),
    comment: asText(fields.COMMENT),
    fileIds: activityFiles(state, fields.FILES),
  })
  raise(call, 'ADD', id)
  return { result: id }
}

function raise(call: Call, verb: 'ADD' | 'UPDATE' | 'DELETE', id: number): void {
  call.state.touch()
  call.state.events.raise(`ONCRMTIMELINECOMMENT${verb}`, { ID: id }, actorOf(call))
}

function get(call: Call): Answer {
  const id = asInt(anyCase(call.params, 'id'))
  if (id <= 0) throw new RestError('', 'ID is not defined or invalid.')
  const comment = call.state.comments.get(id)
  if (!comment) throw new RestError('', 'Not found.')
  if (!mayTouchRecord(call, comment, 'read')) throw new RestError('', 'Access denied.')
  return { result: shownComment(call.state, comment, comment) }
}

const columns: Columns<TimelineComment> = {
  ID: columnOf('number', (one) => one.id),
  AUTHOR_ID: columnOf('number', (one) => one.authorId),
  CREATED: columnOf('time', (one) => one.created),
}

/** The two keys of the filter name one card; comments bound to it from other cards come too. */
function list(call: Call): Answer {
  const filter = asMap(anyCase(call.params, 'filter'))
  const card: Binding = {
    entityTypeId: ownerTypeByName(asText(filter.ENTITY_TYPE)),
    entityId: asInt(filter.ENTITY_ID),
  }
  if (card.entityTypeId === 0 || card.entityId === 0)
    throw new RestError('', 'ENTITY_ID and ENTITY_TYPE are required in the filter')
  if (!mayTouch(call.state, call.caller.user, 'read', card)) throw new RestError('', 'Access denied.')
  const names = selected(call.params)
  const rows = [...call.state.comments.values()].filter((one) => cardsOfRecord(one).some((own) => sameCard(own, card)))
  const found = matchingRows(rows, columns, { order: anyCase(call.params, 'order'), filter })
  return pageOf(found, asInt(anyCase(call.params, 'start')), (one) =>
    picked(shownComment(call.state, one, card), names),
  )
}

function existing(call: Call): TimelineComment {
  const comment = call.state.comments.get(asInt(requiredParam(call, 'id')))
  if (!comment) throw refusal.itemNotFound()
  if (!mayTouchRecord(call, comment, 'update')) throw refusal.itemDenied()
  return comment
}

/** The card named by ownerTypeId and ownerId, when the call names one. */
function namedOwner(call: Call, comment: TimelineComment): Binding | undefined {
  const card = { entityTypeId: asInt(call.params.ownerTypeId), entityId: asInt(call.params.ownerId) }
  if (card.entityTypeId === 0 && card.entityId === 0) return undefined
  const own = cardsOfRecord(comment).find((one) => sameCard(one, card))
  if (!own) throw ownerNotFound()
  return own
}

function update(call: Call): Answer {
  const comment = existing(call)
  const fields = writtenFields(call)
  namedOwner(call, comment)
  if (fields.COMMENT !== undefined) {
    if (asText(fields.COMMENT) === '' && asList(fields.FILES).length === 0) throw emptyComment()
    comment.comment = asText(fields.COMMENT)
  }
  if (fields.FILES !== undefined) comment.fileIds = activityFiles(call.state, fields.FILES)
  raise(call, 'UPDATE', comment.id)
  return { result: comment.id }
}

/** With several cards the owner has to be said: then the comment leaves that card only. */
function remove(call: Call): Answer {
  const comment = existing(call)
  const owner = namedOwner(call, comment)
  const cards = cardsOfRecord(comment)
  if (cards.length > 1 && !owner)
    throw new RestError('MULTIPLE_BINDINGS', `Элемент привязан к нескольким: ${cards.map(nameOf).join(', ')}`)
  const [first, ...rest] = cards.filter((one) => owner && !sameCard(one, owner))
  if (first) Object.assign(comment, { ...first, bindings: rest })
  else call.state.comments.delete(comment.id)
  raise(call, 'DELETE', comment.id)
  return { result: null }
}

const nameOf = (card: Binding): string => `${ownerTypeName(card.entityTypeId)} ${card.entityId}`
