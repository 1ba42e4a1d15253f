import { storedFile } from '../../entities/file-value.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { appOf } from '../../wire/call.ts'
import { anyCase, asMap, asText, isYes } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { timelineMethod } from '../timeline-method.ts'

const PAGE = 'activities/types/crm-activity-type'
const needs = { admin: true, appContext: true } as const

/** Types of activities that an application names; each application has its own. */
export const activityTypeMethods: readonly MethodSpec[] = [
  timelineMethod('crm.activity.type.add', `${PAGE}-add`, add, needs),
  timelineMethod('crm.activity.type.list', `${PAGE}-list`, list, needs),
  timelineMethod('crm.activity.type.delete', `${PAGE}-delete`, remove, needs),
]

const wrongType = (words: string): RestError => new RestError('INVALID_ARG_VALUE', words)

function add(call: Call): Answer {
  const fields = asMap(anyCase(call.params, 'fields'))
  const typeId = asText(fields.TYPE_ID)
  if (typeId === '') throw wrongType('TYPE_ID is empty')
  const { clientId } = appOf(call)
  const id = `${clientId}:${typeId}`
  if (call.state.activityTypes.has(id)) throw wrongType(`TYPE_ID ${typeId} is already registered`)
  call.state.activityTypes.set(id, {
    id,
    clientId,
    typeId,
    name: asText(fields.NAME),
    configurable: isYes(fields.IS_CONFIGURABLE_TYPE),
    iconId: storedFile(call.state, fields.ICON_FILE) ?? 0,
  })
  call.state.touch()
  return { result: true }
}

function list(call: Call): Answer {
  const own = [...call.state.activityTypes.values()].filter((one) => one.clientId === appOf(call).clientId)
  return {
    result: own.map((one) => ({
      TYPE_ID: one.typeId,
      NAME: one.name,
      IS_CONFIGURABLE_TYPE: one.configurable ? 'Y' : 'N',
      ICON_ID: String(one.iconId),
    })),
  }
}

function remove(call: Call): Answer {
  const typeId = asText(anyCase(call.params, 'TYPE_ID'))
  if (!call.state.activityTypes.delete(`${appOf(call).clientId}:${typeId}`))
    throw wrongType(`TYPE_ID ${typeId} is not registered`)
  call.state.touch()
  return { result: true }
}
