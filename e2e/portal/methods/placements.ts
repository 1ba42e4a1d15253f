import { checkHandlerUrl } from '../apps/handler-url.ts'
import { placementCodes, SINGLE_PLACEMENTS } from '../apps/placement-codes.ts'
import type { Placement } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { appOf } from '../wire/call.ts'
import { anyCase, asInt, asMap, asText, isYes, phpMap } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError, refusal } from '../wire/rest-error.ts'

function method(verb: string, handler: (call: Call) => Answer, admin = true): MethodSpec {
  const spec: MethodSpec = {
    name: `placement.${verb}`,
    scope: 'placement',
    status: 'supported',
    page: `api-reference/widgets/placement-${verb}`,
    appContext: true,
    handler,
  }
  return admin ? { ...spec, admin: true } : spec
}

export const placementMethods: readonly MethodSpec[] = [
  method('bind', bind),
  method('get', get),
  method('list', list, false),
  method('unbind', unbind),
]

function availableCodes(call: Call): string[] {
  const everything = isYes(anyCase(call.params, 'full'))
  const scope = anyCase(call.params, 'scope')
  return [...placementCodes(call.state)]
    .filter(([, needed]) =>
      scope === undefined
        ? everything || needed === '' || call.caller.scopes.includes(needed)
        : needed === asText(scope),
    )
    .map(([code]) => code)
}

function list(call: Call): Answer {
  return { result: availableCodes(call) }
}

function own(call: Call): Placement[] {
  const { clientId } = appOf(call)
  return [...call.state.placements.values()].filter((one) => one.clientId === clientId)
}

function bind(call: Call): Answer {
  const { state, params } = call
  const code = asText(anyCase(params, 'placement')).toUpperCase()
  const handler = asText(anyCase(params, 'handler'))
  const options = textMap(anyCase(params, 'options'))
  if (code === '') throw refusal.argument('PLACEMENT')
  const needed = placementCodes(state).get(code)
  if (needed === undefined || (needed !== '' && !call.caller.scopes.includes(needed)))
    throw new RestError('ERROR_PLACEMENT_NOT_FOUND', 'Placement not found')
  if (handler === '') throw refusal.argument('HANDLER')
  checkHandlerUrl(handler)
  // The one refusal that comes with status 200 (Bitrix24 docs: api-reference/widgets/placement-bind).
  if (code === 'PAGE_BACKGROUND_WORKER' && !options.errorHandlerUrl)
    throw new RestError('EMPTY_ERROR_HANDLER_URL', 'Option errorHandlerUrl is required', 200)
  const userId = asInt(anyCase(params, 'user_id'))
  if (userId > 0 && code !== 'PAGE_BACKGROUND_WORKER')
    throw new RestError('ERROR_PLACEMENT_USER_MODE', 'User mode is not available')
  refuseDouble(call, code, handler, userId)
  const id = state.ids.next('placement')
  const langAll = languages(call)
  state.placements.set(id, {
    id,
    clientId: appOf(call).clientId,
    placement: code,
    handler,
    title: asText(anyCase(params, 'title')) || langAll.ru?.TITLE || '',
    description: asText(anyCase(params, 'description')),
    groupName: asText(anyCase(params, 'group_name')),
    langAll,
    options,
    userId,
  })
  state.touch()
  return { result: true }
}

function refuseDouble(call: Call, code: string, handler: string, userId: number): void {
  const there = own(call).filter((one) => one.placement === code && one.userId === userId)
  if (there.some((one) => one.handler === handler))
    throw new RestError('ERROR_CORE', 'Unable to set placement handler: Handler already binded')
  if (SINGLE_PLACEMENTS.has(code) && there.length > 0)
    throw new RestError('ERROR_PLACEMENT_MAX_COUNT', 'Placement max count')
}

function languages(call: Call): Placement['langAll'] {
  const given = Object.entries(asMap(anyCase(call.params, 'lang_all')))
  return Object.fromEntries(
    given.map(([language, raw]) => {
      const { TITLE, DESCRIPTION, GROUP_NAME } = asMap(raw)
      return [language, { TITLE: asText(TITLE), DESCRIPTION: asText(DESCRIPTION), GROUP_NAME: asText(GROUP_NAME) }]
    }),
  )
}

function textMap(value: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(asMap(value)).map(([name, one]) => [name, asText(one)]))
}

function get(call: Call): Answer {
  return { result: own(call).map(shown) }
}

function shown(one: Placement): Params {
  return {
    placement: one.placement,
    userId: one.userId,
    handler: one.handler,
    options: phpMap(one.options),
    title: one.title,
    description: one.description,
    langAll: phpMap(one.langAll),
  }
}

function unbind(call: Call): Answer {
  const code = asText(anyCase(call.params, 'placement')).toUpperCase()
  if (code === '') throw refusal.argument('PLACEMENT')
  const handler = anyCase(call.params, 'handler')
  const gone = own(call).filter(
    (one) => one.placement === code && (handler === undefined || one.handler === asText(handler)),
  )
  for (const one of gone) call.state.placements.delete(one.id)
  call.state.touch()
  return { result: { count: gone.length } }
}
