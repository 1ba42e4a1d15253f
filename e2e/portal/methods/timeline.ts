import { activityFiles } from '../entities/activity-fields.ts'
import { mayTouch } from '../entities/activity.ts'
import { columnOf } from '../entities/column.ts'
import type { Columns } from '../entities/list-rows.ts'
import { listRows } from '../entities/list-rows.ts'
import { ownerTypeByName, ownerTypeName } from '../entities/owner-type-names.ts'
import type { TimelineComment } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { actorOf } from '../wire/call.ts'
import { anyCase, asInt, asList, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'
import { portalTime } from '../wire/time.ts'

const PAGES = 'api-reference/crm/timeline'

export const timelineMethods: readonly MethodSpec[] = [
  {
    name: 'crm.timeline.comment.add',
    scope: 'crm',
    status: 'supported',
    page: `${PAGES}/comments/crm-timeline-comment-add`,
    handler: addComment,
  },
  {
    name: 'crm.timeline.comment.list',
    scope: 'crm',
    status: 'supported',
    page: `${PAGES}/comments/crm-timeline-comment-list`,
    handler: listComments,
  },
  {
    name: 'crm.timeline.logmessage.add',
    scope: 'crm',
    status: 'supported',
    page: `${PAGES}/logmessage/crm-timeline-logmessage-add`,
    handler: addLogMessage,
  },
]

function addComment(call: Call): Answer {
  const { state } = call
  const fields = asMap(anyCase(call.params, 'fields'))
  const entityTypeId = ownerTypeByName(asText(fields.ENTITY_TYPE)) || asInt(fields.ENTITY_TYPE_ID)
  const entityId = asInt(fields.ENTITY_ID)
  if (entityTypeId === 0) throw new RestError('', 'ENTITY_TYPE is not defined or invalid')
  if (entityId === 0) throw new RestError('', 'ENTITY_ID is not defined or invalid')
  if (asText(fields.COMMENT) === '' && asList(fields.FILES).length === 0)
    throw new RestError('', 'COMMENT is not defined or invalid')
  if (!mayTouch(state, call.caller.user, 'update', { entityTypeId, entityId })) throw refusal.accessDenied()
  const id = state.ids.next('timeline')
  state.comments.set(id, {
    id,
    entityTypeId,
    entityId,
    authorId: call.caller.user.id,
    created: portalTime(state.clock.now()),
    comment: asText(fields.COMMENT),
    fileIds: activityFiles(state, fields.FILES),
  })
  state.touch()
  state.events.raise('ONCRMTIMELINECOMMENTADD', { ID: id }, actorOf(call))
  return { result: id }
}

const columns: Columns<TimelineComment> = {
  ID: columnOf('number', (one) => one.id),
  ENTITY_ID: columnOf('number', (one) => one.entityId),
  ENTITY_TYPE: columnOf('text', (one) => ownerTypeName(one.entityTypeId)),
  AUTHOR_ID: columnOf('number', (one) => one.authorId),
  CREATED: columnOf('time', (one) => one.created),
}

function listComments(call: Call): Answer {
  const filter = asMap(anyCase(call.params, 'filter'))
  const card = { entityTypeId: ownerTypeByName(asText(filter.ENTITY_TYPE)), entityId: asInt(filter.ENTITY_ID) }
  if (card.entityTypeId === 0 || card.entityId === 0)
    throw new RestError('', 'ENTITY_ID and ENTITY_TYPE are required in the filter')
  if (!mayTouch(call.state, call.caller.user, 'read', card)) throw refusal.accessDenied()
  const names = new Set(asList(anyCase(call.params, 'select')).map(asText))
  return listRows(call.state.comments.values(), columns, call.params, (one) => {
    const whole = shownComment(call.state, one)
    if (names.size === 0 || names.has('*')) return whole
    return Object.fromEntries(Object.entries(whole).filter(([name]) => names.has(name)))
  })
}

function shownComment(state: PortalState, one: TimelineComment): Params {
  const files = one.fileIds.flatMap((id) => {
    const file = state.files.get(id)
    const address = `${state.url}/_file/${id}/`
    return file
      ? [
          [
            id,
            {
              id,
              date: one.created,
              type: 'file',
              name: file.name,
              size: file.size,
              authorId: one.authorId,
              urlDownload: address,
            },
          ],
        ]
      : []
  })
  return {
    ID: String(one.id),
    ENTITY_ID: String(one.entityId),
    ENTITY_TYPE: ownerTypeName(one.entityTypeId),
    CREATED: one.created,
    COMMENT: one.comment,
    AUTHOR_ID: String(one.authorId),
    ...(files.length > 0 ? { FILES: Object.fromEntries(files) as Params } : {}),
  }
}

function addLogMessage(call: Call): Answer {
  const { state } = call
  const fields = asMap(anyCase(call.params, 'fields'))
  const card = { entityTypeId: asInt(fields.entityTypeId), entityId: asInt(fields.entityId) }
  for (const name of ['title', 'text', 'iconCode']) {
    if (asText(fields[name]) === '') throw new RestError('INVALID_ARG_VALUE', `Field ${name} is required`)
  }
  if (!state.items.of(card.entityTypeId).get(card.entityId)) throw new RestError('OWNER_NOT_FOUND', 'Элемент не найден')
  if (!mayTouch(state, call.caller.user, 'update', card)) throw refusal.itemDenied()
  const id = state.ids.next('timeline')
  const message = {
    id,
    authorId: call.caller.user.id,
    created: portalTime(state.clock.now()),
    title: asText(fields.title),
    text: asText(fields.text),
    iconCode: asText(fields.iconCode),
  }
  state.logMessages.set(id, { ...message, ...card })
  state.touch()
  return { result: { logMessage: message } }
}
