import type { Binding } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { asInt, asMap } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { checkContentBlocks } from '../activity/layout-check.ts'
import { cardOf, sameCard } from '../card-of.ts'
import { requiredParam } from '../required-param.ts'
import { timelineMethod } from '../timeline-method.ts'
import { cardsOfRecord } from './timeline-record.ts'

interface Kind {
  name: 'activity' | 'timeline'
  page: string
  idParam: string
}

const ACTIVITY: Kind = {
  name: 'activity',
  page: 'activities/layout-blocks/crm-activity-layout-blocks',
  idParam: 'activityId',
}
const RECORD: Kind = { name: 'timeline', page: 'layout-blocks/crm-timeline-layout-blocks', idParam: 'timelineId' }

/** Content blocks an application adds to activities and timeline records; each application sees its own set. */
export const layoutBlockMethods: readonly MethodSpec[] = [ACTIVITY, RECORD].flatMap((kind) => [
  timelineMethod(`crm.${kind.name}.layout.blocks.set`, `${kind.page}-set`, (call) => set(call, kind)),
  timelineMethod(`crm.${kind.name}.layout.blocks.get`, `${kind.page}-get`, (call) => get(call, kind)),
  timelineMethod(`crm.${kind.name}.layout.blocks.delete`, `${kind.page}-delete`, (call) => remove(call, kind)),
])

/** Key of the caller's blocks on the record; throws what the pages list, in their order. */
function keyOf(call: Call, kind: Kind, action: 'read' | 'update'): string {
  const { app } = call.caller
  if (!app) throw new RestError('ERROR_WRONG_CONTEXT', 'Вызов метода возможен только в контексте rest приложения')
  const card = cardOf(call, 'entityTypeId', 'entityId', action)
  const id = asInt(requiredParam(call, kind.idParam))
  if (!cardsWith(call, kind, id)?.some((one) => sameCard(one, card))) throw refusal.itemNotFound()
  return `${kind.name}:${id}:${app.clientId}`
}

function cardsWith(call: Call, kind: Kind, id: number): Binding[] | undefined {
  const { state } = call
  if (kind.name === 'activity') return state.activities.get(id)?.bindings
  const record = state.comments.get(id)
  if (state.logMessages.has(id))
    throw new RestError('UNSUITABLE_TIMELINE_ITEM', 'Тип записи таймлайна не подходит для добавления блоков')
  return record ? cardsOfRecord(record) : undefined
}

function set(call: Call, kind: Kind): Answer {
  const id = keyOf(call, kind, 'update')
  const activity = kind.name === 'activity' ? call.state.activities.get(asInt(call.params.activityId)) : undefined
  if (activity?.layout)
    throw new RestError('UNSUITABLE_ACTIVITY_TYPE_ERROR', 'Тип данного дела не подходит для добавления блоков')
  const layout: Params = asMap(requiredParam(call, 'layout'))
  checkContentBlocks(layout.blocks, 'blocks')
  call.state.layoutBlocks.set(id, { id, clientId: call.caller.app?.clientId ?? '', layout })
  call.state.touch()
  return { result: { success: true } }
}

function get(call: Call, kind: Kind): Answer {
  const found = call.state.layoutBlocks.get(keyOf(call, kind, 'read'))
  return { result: { layout: found?.layout ?? null } }
}

function remove(call: Call, kind: Kind): Answer {
  if (!call.state.layoutBlocks.delete(keyOf(call, kind, 'update'))) throw refusal.itemNotFound()
  call.state.touch()
  return { result: { success: true } }
}
