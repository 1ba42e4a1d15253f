import { checkHandlerUrl } from '../apps/handler-url.ts'
import { pageOf } from '../entities/list-rows.ts'
import type { UserFieldType } from '../store/families/robot-tables.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { appOf } from '../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'

const LONGEST_CODE = 50

/** Types of user fields whose values an application draws itself. */
export const userFieldTypeMethods: readonly MethodSpec[] = [
  method('add', add),
  method('update', update),
  method('delete', remove),
  method('list', list),
]

function method(verb: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `userfieldtype.${verb}`,
    scope: 'placement',
    status: 'supported',
    page: `api-reference/widgets/user-field/userfieldtype-${verb}`,
    admin: true,
    appContext: true,
    handler,
  }
}

function own(call: Call): UserFieldType[] {
  const { clientId } = appOf(call)
  return [...call.state.userFieldTypes.values()].filter((one) => one.clientId === clientId)
}

function needed(call: Call, name: string): string {
  const value = asText(anyCase(call.params, name))
  if (value === '') throw refusal.argument(name)
  return value
}

const alreadyBound = (): RestError => refusal.core('Unable to set placement handler: Handler already binded')

function refuseSharedHandler(call: Call, handler: string, exceptId: number): void {
  checkHandlerUrl(handler)
  if (own(call).some((one) => one.id !== exceptId && one.handler === handler)) throw alreadyBound()
}

function add(call: Call): Answer {
  const { state, params } = call
  const app = appOf(call)
  const userTypeId = needed(call, 'USER_TYPE_ID')
  const handler = needed(call, 'HANDLER')
  const code = `rest_${app.id}_${userTypeId}`
  if (!/^[a-z0-9_]+$/.test(userTypeId) || code.length > LONGEST_CODE)
    throw new RestError('ERROR_ARGUMENT', "Argument 'USER_TYPE_ID' is wrong", 400, { argument: 'USER_TYPE_ID' })
  if (own(call).some((one) => one.userTypeId === userTypeId)) throw alreadyBound()
  refuseSharedHandler(call, handler, 0)
  const id = state.ids.next('userFieldType')
  state.userFieldTypes.set(id, {
    id,
    clientId: app.clientId,
    userTypeId,
    code,
    handler,
    title: asText(anyCase(params, 'TITLE')) || userTypeId,
    description: asText(anyCase(params, 'DESCRIPTION')),
    height: heightOf(call) ?? 0,
  })
  state.touch()
  return { result: true }
}

function heightOf(call: Call): number | undefined {
  const options = anyCase(call.params, 'OPTIONS')
  return options === undefined ? undefined : Math.max(0, asInt(anyCase(asMap(options), 'height')))
}

function existing(call: Call): UserFieldType {
  const userTypeId = needed(call, 'USER_TYPE_ID')
  const type = own(call).find((one) => one.userTypeId === userTypeId)
  if (!type) throw new RestError('ERROR_NOT_FOUND', 'User Field Type not found')
  return type
}

function update(call: Call): Answer {
  const type = existing(call)
  const { params } = call
  const handler = asText(anyCase(params, 'HANDLER'))
  if (handler !== '') {
    refuseSharedHandler(call, handler, type.id)
    type.handler = handler
  }
  if (anyCase(params, 'TITLE') !== undefined) type.title = asText(anyCase(params, 'TITLE'))
  if (anyCase(params, 'DESCRIPTION') !== undefined) type.description = asText(anyCase(params, 'DESCRIPTION'))
  type.height = heightOf(call) ?? type.height
  call.state.touch()
  return { result: true }
}

function remove(call: Call): Answer {
  call.state.userFieldTypes.delete(existing(call).id)
  call.state.touch()
  return { result: true }
}

function list(call: Call): Answer {
  return pageOf(own(call), asInt(anyCase(call.params, 'start')), (one) => ({
    USER_TYPE_ID: one.userTypeId,
    HANDLER: one.handler,
    TITLE: one.title,
    DESCRIPTION: one.description,
  }))
}
