import type { FieldValue, Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import type { Params } from '../wire/params.ts'
import { asMap, asText } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'
import { storedFile, storedFiles } from './file-value.ts'
import { mergedMultifields, multifieldsOf } from './multifields.ts'
import { COMPANY } from './type-ids.ts'
import type { EntityType } from './types.ts'
import { namedUserFields, userFieldsOf } from './user-fields.ts'
import { storedUserValue, storedValue } from './value.ts'

/**
 * Puts written fields into the item. Names nobody knows and read-only fields leave no trace, as in the vendor's methods.
 * Contacts of a company are kept on the contacts and linked apart.
 */
export function applyFields(
  state: PortalState,
  type: EntityType,
  item: Item,
  fields: Params,
  originalUf: boolean,
): void {
  for (const [name, value] of Object.entries(fields)) {
    const field = type.fields.get(name)
    if (!field || field.readOnly || (name === 'contactIds' && type.id === COMPANY)) continue
    if (name === 'fm') setMultifields(state, item, value)
    else if (field.type === 'file') item[name] = storedFile(state, value)
    else item[name] = storedValue(field.type, field.multiple, value)
  }
  for (const { name, field } of namedUserFields(state, type, originalUf)) {
    const value = fields[name]
    if (value === undefined) continue
    item[field.fieldName] =
      field.userTypeId === 'file'
        ? storedFiles(state, field.multiple, value)
        : storedUserValue(field, value, item[field.fieldName])
  }
}

function setMultifields(state: PortalState, item: Item, value: unknown): void {
  const merged = mergedMultifields(state, multifieldsOf(item), Array.isArray(value) ? value : asMap(value))
  item.fm = merged
  markMultifields(item)
}

/** hasPhone, hasEmail and hasImol follow the multifields. */
function markMultifields(item: Item): void {
  const has = (test: (typeId: string, value: string) => boolean): 'Y' | 'N' =>
    multifieldsOf(item).some((one) => test(one.typeId, one.value)) ? 'Y' : 'N'
  item.hasPhone = has((typeId) => typeId === 'PHONE')
  item.hasEmail = has((typeId) => typeId === 'EMAIL')
  item.hasImol = has((typeId, value) => typeId === 'IM' && value.startsWith('imol|'))
}

/** Required user fields; REST writes look at them only where the portal's setting says so. */
export function checkRequired(state: PortalState, type: EntityType, item: Item): void {
  for (const field of userFieldsOf(state, type).values()) {
    const value: FieldValue | undefined = item[field.fieldName]
    const empty = value === undefined || value === null || (Array.isArray(value) && value.length === 0)
    if (field.mandatory && empty)
      throw new RestError(
        'CRM_FIELD_ERROR_REQUIRED',
        `Поле «${asText(field.labels.edit.ru) || field.fieldName}» обязательно для заполнения`,
      )
  }
}
