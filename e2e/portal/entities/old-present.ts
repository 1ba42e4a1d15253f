import type { Item, UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import type { Field } from './field.ts'
import { asText } from '../wire/params.ts'
import { multifieldsOf } from './multifields.ts'
import { fieldsByOldName, OLD_MULTIFIELDS } from './old-names.ts'
import type { EntityType } from './types.ts'
import { userFieldsOf } from './user-fields.ts'

/**
 * Shows items as crm.lead.get and its kin do: upper-case names, numbers as texts; lists of contacts and companies have
 * methods of their own. `select` null = everything, with user fields and multifields.
 */
export function oldPresenter(
  state: PortalState,
  type: EntityType,
  select: ReadonlySet<string> | null,
): (item: Item) => Params {
  const all = select === null || select.has('*')
  const fields = [...fieldsByOldName(type)].filter(
    ([name, field]) => !field.multiple && (all || name === 'ID' || select?.has(name)),
  )
  const userFields = [...userFieldsOf(state, type).values()].filter(
    (field) => select === null || select.has('UF_*') || select.has(field.fieldName),
  )
  const multifields = OLD_MULTIFIELDS.filter((name) => select === null || select.has(name))
  return (item) => {
    const shown: Params = {}
    for (const [name, field] of fields) shown[name] = oldValue(field, item)
    for (const field of userFields) shown[field.fieldName] = oldUserValue(field, item)
    for (const name of multifields) {
      const entries = multifieldsOf(item).filter((one) => one.typeId === name)
      if (entries.length > 0)
        shown[name] = entries.map((one) => ({
          ID: String(one.id),
          VALUE_TYPE: one.valueType,
          VALUE: one.value,
          TYPE_ID: name,
        }))
    }
    return shown
  }
}

function oldValue(field: Field, item: Item): unknown {
  const value = item[field.name]
  if (field.type === 'file') return typeof value === 'number' ? oldFile(value) : null
  if (field.upper === 'REVENUE') return asText(value ?? 0)
  if (field.type === 'double') return Number(value ?? 0).toFixed(2)
  if (field.upper === 'CATEGORY_ID' || field.upper === 'PERSON_TYPE_ID') return asText(value ?? field.empty)
  if (field.name === 'stageSemanticId') return asText(value) || 'P'
  if (value === undefined || value === null || value === 0 || Array.isArray(value)) {
    if (field.type === 'boolean') return String(field.empty ?? 'N')
    return field.type === 'date' || field.type === 'datetime' ? '' : null
  }
  return asText(value)
}

function oldFile(id: number): Params {
  return { id, showUrl: `/_file/${id}/`, downloadUrl: `/_file/${id}/` }
}

function oldUserValue(field: UserField, item: Item): unknown {
  const value = item[field.fieldName]
  if (field.userTypeId === 'boolean') return value === 1 ? '1' : '0'
  if (field.userTypeId === 'file' && Array.isArray(value)) return value.map((id) => oldFile(Number(id)))
  if (field.userTypeId === 'file') return typeof value === 'number' ? oldFile(value) : ''
  if (Array.isArray(value)) return value
  if (value === undefined || value === null) return field.multiple ? [] : ''
  return asText(value)
}
