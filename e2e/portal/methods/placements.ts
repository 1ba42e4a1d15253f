import { checkHandlerUrl } from '../apps/handler-url.ts'
import { keptOptions, placementCodes, SINGLE_PLACEMENTS } from '../apps/placement-codes.ts'
import type { Placement } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { appOf } from '../wire/call.ts'
import { anyCase, asInt, asList, asMap, asText, isYes, phpMap } from '../wire/params.ts'
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
  const code = neededText(call, 'PLACEMENT').toUpperCase()
  const options = keptOptions(code, textMap(anyCase(params, 'options')))
  const needed = placementCodes(state).get(code)
  if (needed === undefined || (needed !== '' && !call.caller.scopes.includes(needed)))
    throw new RestError('ERROR_PLACEMENT_NOT_FOUND', 'Placement not found')
  const handler = neededText(call, 'HANDLER')
  checkHandlerUrl(handler)
  if (code === 'PAGE_BACKGROUND_WORKER' && !options['errorHandlerUrl'])
    throw new RestError('EMPTY_ERROR_HANDLER_URL', 'Option errorHandlerUrl is required', 200)
  const userId = asInt(anyCase(params, 'user_id'))
  if (userId > 0 && code !== 'PAGE_BACKGROUND_WORKER')
    throw new RestError('ERROR_PLACEMENT_USER_MODE', 'User mode is not available', refusalStatus(call))
  refuseDouble(call, code, handler, userId)
  const langAll = languages(call)
  const id = state.ids.next('placement')
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
    ...iconOf(call),
  })
  state.touch()
  return { result: true }
}

/** The documentation gives 200 to these refusals, a box answers 400; clients are to look at `error`. */
function refusalStatus({ state }: Call): number {
  return state.settings.edition === 'box' ? 400 : 200
}

function neededText(call: Call, name: string): string {
  const value = anyCase(call.params, name.toLowerCase())
  if (value !== undefined && value !== null && value !== '' && typeof value !== 'string' && typeof value !== 'number')
    throw refusal.argument(name, `The value of an argument '${name}' must be of type string`)
  const text = asText(value)
  if (text !== '') return text
  throw new RestError('ERROR_ARGUMENT', `Argument '${name}' is null or empty`, refusalStatus(call), { argument: name })
}

function refuseDouble(call: Call, code: string, handler: string, userId: number): void {
  const there = own(call).filter((one) => one.placement === code && one.userId === userId)
  if (SINGLE_PLACEMENTS.has(code) && there.length > 0)
    throw new RestError('ERROR_PLACEMENT_MAX_COUNT', 'Placement max count', refusalStatus(call))
  if (there.some((one) => one.handler === handler))
    throw new RestError('ERROR_CORE', 'Unable to set placement handler: Handler already binded')
}

/** `ICON: {fileData: [name, base64]}` is shown beside the title in menus. */
function iconOf(call: Call): { icon?: string } {
  const [name, content] = asList(asMap(anyCase(call.params, 'icon'))['fileData']).map(asText)
  if (!name || !content) return {}
  const type = /\.(jpe?g)$/i.test(name) ? 'jpeg' : /\.gif$/i.test(name) ? 'gif' : 'png'
  return { icon: `data:image/${type};base64,${content}` }
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

/** `count` grows once for every handler found and once more for every one removed, as the vendor's page says. */
function unbind(call: Call): Answer {
  const value = anyCase(call.params, 'placement')
  if (value !== undefined && value !== null && typeof value !== 'string')
    throw refusal.argument('PLACEMENT', "The value of an argument 'PLACEMENT' must be of type string")
  const code = asText(value).toUpperCase()
  if (code === '') throw refusal.argument('PLACEMENT')
  const handler = asText(anyCase(call.params, 'handler'))
  const userId = anyCase(call.params, 'user_id')
  const gone = own(call).filter(
    (one) =>
      one.placement === code &&
      (handler === '' || one.handler === handler) &&
      (userId === undefined || one.userId === asInt(userId)),
  )
  for (const one of gone) call.state.placements.delete(one.id)
  call.state.touch()
  return { result: { count: gone.length * 2 } }
}
