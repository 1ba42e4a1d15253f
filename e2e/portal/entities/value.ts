import type { FieldValue, UserField } from '../store/records.ts'
import { asInt, asList, asText, isPhpEmpty } from '../wire/params.ts'
import { parseTime, portalTime } from '../wire/time.ts'
import type { FieldType } from './field.ts'

type Scalar = string | number | null

/**
 * One value as crm.item.* stores it. Empty in PHP's sense (0, "0", "", false, []) clears the field; a boolean is true only
 * for true, 'true', 'y', 'Y': 1 and '1' become false.
 */
export function storedValue(type: FieldType, multiple: boolean, value: unknown): FieldValue {
  if (isPhpEmpty(value)) return null
  if (!multiple) return scalar(type, value)
  return asList(value)
    .map((one) => scalar(type, one))
    .filter((one): one is string | number => one !== null && one !== 0 && one !== '')
}

function scalar(type: FieldType, value: unknown): Scalar {
  switch (type) {
    case 'boolean':
      return isTrue(value) ? 'Y' : 'N'
    case 'integer':
    case 'user':
    case 'crm_category':
    case 'crm_company':
    case 'crm_contact':
    case 'crm_lead':
    case 'crm_deal':
    case 'crm_quote':
    case 'crm_entity':
    case 'location':
      return asInt(value)
    case 'double':
      return Number(asText(value).replace(',', '.')) || 0
    case 'datetime':
      return timeText(value)
    case 'date':
      return dateText(value)
    default:
      return asText(value)
  }
}

function isTrue(value: unknown): boolean {
  return value === true || value === 'true' || value === 'y' || value === 'Y'
}

function timeText(value: unknown): string | null {
  const ms = parseTime(asText(value))
  return ms === undefined ? null : portalTime(ms)
}

/** A date is the instant of its UTC midnight, shown in the portal's zone. */
function dateText(value: unknown): string | null {
  const ms = parseTime(asText(value))
  return ms === undefined ? null : `${portalTime(ms).slice(0, 10)}T03:00:00+03:00`
}

/** One value of a user field; the field decides by USER_TYPE_ID. `old` stays where the portal silently keeps it. */
export function storedUserValue(field: UserField, value: unknown, old: FieldValue | undefined): FieldValue {
  if (isPhpEmpty(value)) {
    // Bitrix24 docs: tutorials how-to-generate-edit-form-for-lead: [] for a multiple list succeeds and changes nothing.
    const kept = field.userTypeId === 'enumeration' && field.multiple && Array.isArray(value)
    return kept ? (old ?? null) : null
  }
  if (!field.multiple) return userScalar(field, value)
  return asList(value)
    .map((one) => userScalar(field, one))
    .filter((one): one is string | number => one !== null && one !== '')
}

function userScalar(field: UserField, value: unknown): Scalar {
  switch (field.userTypeId) {
    case 'boolean':
      return isTrue(value) ? 1 : 0
    case 'integer':
    case 'employee':
      return asInt(value)
    case 'enumeration':
      return field.options.some((option) => option.id === asInt(value)) ? asInt(value) : null
    case 'double':
      return Number(asText(value).replace(',', '.')) || 0
    case 'datetime':
      return timeText(value)
    case 'date':
      return dateText(value)
    default:
      return asText(value)
  }
}
