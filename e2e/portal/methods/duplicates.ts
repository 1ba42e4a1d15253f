import { comparableCommunication, itemsByCommunication } from '../entities/by-communication.ts'
import { knownType } from '../entities/save.ts'
import { COMPANY, CONTACT, LEAD } from '../entities/type-ids.ts'
import { typeTitle } from '../entities/parents.ts'
import { userFieldsOf } from '../entities/user-fields.ts'
import { allowing, reachOf } from '../rights/check.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { anyCase, asInt, asList, asText, phpMap } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { mergeBatch } from './duplicates/merge-batch.ts'

const PAGES = 'api-reference/crm/duplicates'

function volatileMethod(verb: string, handler: (call: Call) => Answer): MethodSpec {
  const page = `${PAGES}/volatile-type/crm-duplicate-volatile-type-${verb}`
  return { name: `crm.duplicate.volatileType.${verb}`, scope: 'crm', status: 'supported', page, handler }
}

/** Search of the same people and firms, and merging. */
export const duplicateMethods: readonly MethodSpec[] = [
  {
    name: 'crm.duplicate.findbycomm',
    scope: 'crm',
    status: 'supported',
    page: `${PAGES}/crm-duplicate-find-by-comm`,
    handler: findByCommunication,
  },
  {
    name: 'crm.entity.mergeBatch',
    scope: 'crm',
    status: 'supported',
    page: `${PAGES}/crm-entity-merge-batch`,
    handler: mergeBatch,
  },
  volatileMethod('fields', volatileFields),
  volatileMethod('list', (call) => ({ result: (onlyAdmin(call), [...call.state.volatileTypes.values()]) })),
  volatileMethod('register', register),
  volatileMethod('unregister', unregister),
]

const DUPLICATE_TYPES = { LEAD, CONTACT, COMPANY } as const
/** As many values a call, as many hits a type: the type that reaches it is the last one searched. */
const LIMIT = 20

function findByCommunication(call: Call): Answer {
  const { state } = call
  const typeId = asText(anyCase(call.params, 'type')).toUpperCase()
  if (typeId === '') throw new RestError('', 'Communication type is not defined.')
  if (typeId !== 'EMAIL' && typeId !== 'PHONE')
    throw new RestError('', `Communication type '${typeId}' is not supported in current context.`)
  const given = asList(anyCase(call.params, 'values')).map(asText)
  if (given.length === 0) throw new RestError('', 'Communication values is not defined.')
  const values = given.slice(0, LIMIT).map((one) => comparableCommunication(typeId, one))
  const only = asText(anyCase(call.params, 'entity_type')).toUpperCase()
  const found: Record<string, number[]> = {}
  for (const [name, entityTypeId] of Object.entries(DUPLICATE_TYPES)) {
    if (only !== '' && only !== name) continue
    const ids = matching(call, entityTypeId, typeId, new Set(values))
    if (ids.length > 0) found[name] = ids
    if (ids.length >= LIMIT) break
  }
  if (Object.values(DUPLICATE_TYPES).every((id) => reachOf(state, call.caller.user, id, 'read') === 'none'))
    throw new RestError('', 'Access denied.', 403)
  return { result: phpMap(found) }
}

function matching(call: Call, entityTypeId: number, typeId: string, values: ReadonlySet<string>): number[] {
  const readable = allowing(call.state, call.caller.user, entityTypeId, 'read')
  return itemsByCommunication(call.state, entityTypeId, typeId, values)
    .filter(readable)
    .slice(0, LIMIT)
    .map((item) => item.id)
}

function onlyAdmin(call: Call): void {
  if (!call.caller.user.admin) throw new RestError('ACCESS_DENIED', 'Access denied', 400)
}

const STANDARD: Record<number, readonly string[]> = {
  [LEAD]: ['TITLE', 'ADDRESS'],
  [CONTACT]: ['POST', 'ADDRESS'],
  [COMPANY]: ['ADDRESS', 'RQ.RU.NAME', 'RQ.RU.INN'],
}

function availableFields(call: Call, entityTypeId: number): Params[] {
  const type = knownType(call.state, entityTypeId)
  const titles: Record<string, string> = {
    ADDRESS: 'Адрес',
    'RQ.RU.NAME': 'Реквизит: название',
    'RQ.RU.INN': 'Реквизит: ИНН',
  }
  const title = (code: string): string =>
    titles[code] ??
    [...type.fields.values()].find((one) => one.upper === code)?.title ??
    typeTitle(call.state, entityTypeId)
  const own = [...userFieldsOf(call.state, type).values()].filter((one) => one.userTypeId === 'string')
  return [
    ...(STANDARD[entityTypeId] ?? []).map((code) => ({ entityTypeId, fieldCode: code, fieldTitle: title(code) })),
    ...own.map((one) => ({ entityTypeId, fieldCode: one.fieldName, fieldTitle: one.labels.edit.ru ?? one.fieldName })),
  ]
}

function volatileFields(call: Call): Answer {
  onlyAdmin(call)
  const wanted = asInt(call.params.entityTypeId)
  const types = wanted === 0 ? Object.values(DUPLICATE_TYPES) : [wanted].filter((id) => id in STANDARD)
  return { result: types.flatMap((id) => availableFields(call, id)) }
}

const SLOTS = 7

function register(call: Call): Answer {
  onlyAdmin(call)
  const entityTypeId = asInt(call.params.entityTypeId)
  const fieldCode = asText(call.params.fieldCode)
  const { volatileTypes } = call.state
  const known = [...volatileTypes.values()].find(
    (one) => one.entityTypeId === entityTypeId && one.fieldCode === fieldCode,
  )
  if (known) return { result: { id: known.id } }
  if (!(entityTypeId in STANDARD) || !availableFields(call, entityTypeId).some((one) => one.fieldCode === fieldCode))
    throw new RestError('FIELD_NOT_FOUND', 'Field not found')
  if (volatileTypes.size >= SLOTS)
    throw new RestError('MAX_TYPES_COUNT_EXCEEDED', 'There is already a maximum number of volatile types')
  const id = call.state.ids.next('volatileType')
  volatileTypes.set(id, { id, entityTypeId, fieldCode })
  call.state.touch()
  return { result: { id } }
}

function unregister(call: Call): Answer {
  onlyAdmin(call)
  if (!call.state.volatileTypes.delete(asInt(call.params.id)))
    throw new RestError('TYPE_IS_NOT_ASSIGNED', 'This type is not assigned')
  call.state.touch()
  return { result: true }
}
