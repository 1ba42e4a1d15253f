import type { Item, Multifield, UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { contactsOfCompany } from './company-contacts.ts'
import type { Field } from './field.ts'
import { multifieldsOf } from './multifields.ts'
import { COMPANY } from './type-ids.ts'
import type { EntityType } from './types.ts'
import { namedUserFields } from './user-fields.ts'

export interface ShowOptions {
  originalUf: boolean
  /** null = everything. */
  select: ReadonlySet<string> | null
  accessToken: string
}

/** Makes the function that shows items of a type as crm.item.* does; made once a call. */
export function presenter(
  state: PortalState,
  type: EntityType,
  options: ShowOptions,
): (item: Item) => Record<string, unknown> {
  const wanted = (name: string): boolean => options.select === null || options.select.has(name)
  const fields = [...type.fields.values()].filter(
    (one) => one.name === 'id' || (wanted(one.name) && (one.name !== 'fm' || options.select === null)),
  )
  const userFields = namedUserFields(state, type, options.originalUf).filter(({ name }) => wanted(name))
  const ofCompany = type.id === COMPANY && wanted('contactIds')
  return (item) => {
    const shown: Record<string, unknown> = {}
    for (const field of fields) shown[field.name] = systemValue(state, field, item)
    if (ofCompany) shown.contactIds = contactsOfCompany(state, item.id).map((one) => one.id)
    for (const { field, name } of userFields) shown[name] = userValue(state, field, item, options.accessToken)
    if (options.select === null) shown.entityTypeId = type.id
    return shown
  }
}

function systemValue(state: PortalState, field: Field, item: Item): unknown {
  if (field.off) return null
  const value = field.derive ? field.derive(item) : item[field.name]
  if (field.type === 'crm_multifield') return multifieldsOf(item).map(shownMultifield)
  if (field.type === 'file') return typeof value === 'number' ? fileAddress(state, value, '') : null
  if (field.name === 'stageSemanticId') return value ?? 'P'
  return value ?? field.empty
}

function shownMultifield(one: Multifield): Record<string, unknown> {
  return { id: one.id, valueType: one.valueType, value: one.value, typeId: one.typeId }
}

function userValue(state: PortalState, field: UserField, item: Item, accessToken: string): unknown {
  const value = item[field.fieldName]
  if (field.userTypeId === 'boolean') return value === 1 ? 'Y' : 'N'
  if (field.userTypeId === 'file' && Array.isArray(value))
    return value.map((id) => fileAddress(state, Number(id), accessToken))
  if (field.userTypeId === 'file') return typeof value === 'number' ? fileAddress(state, value, accessToken) : null
  return value ?? (field.multiple ? [] : null)
}

function fileAddress(state: PortalState, id: number, accessToken: string): Record<string, unknown> {
  return {
    id,
    url: `${state.url}/_file/${id}/`,
    urlMachine: `${state.url}/rest/crm.controller.item.getFile/?auth=${accessToken}&fileId=${id}`,
  }
}
