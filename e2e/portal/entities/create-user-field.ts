import type { EnumOption, UserField } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'
import { createHash } from 'node:crypto'
import { asInt, asList, asMap, asText, isYes } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

const TYPES = new Set([
  'string',
  'integer',
  'double',
  'boolean',
  'datetime',
  'date',
  'money',
  'url',
  'address',
  'enumeration',
  'file',
  'employee',
  'crm_status',
  'iblock_section',
  'iblock_element',
  'crm',
  'resourcebooking',
])
const LABELS = {
  edit: 'EDIT_FORM_LABEL',
  column: 'LIST_COLUMN_LABEL',
  filter: 'LIST_FILTER_LABEL',
  error: 'ERROR_MESSAGE',
  help: 'HELP_MESSAGE',
} as const

/** `UF_CRM_` is put in front where it is missing; 50 characters in all. */
function fullFieldName(name: string, prefix = 'UF_CRM_'): string {
  const upper = name.toUpperCase()
  if (upper.startsWith(prefix)) return upper
  return `${prefix}${upper.replace(/^UF_/, '')}`
}

/** Adds a user field from the upper-case fields of crm.*.userfield.add. */
export function createUserField(state: PortalState, entityId: string, fields: Params, prefix = 'UF_CRM_'): UserField {
  const userTypeId = asText(fields.USER_TYPE_ID)
  const brought = [...state.userFieldTypes.values()].some((one) => one.code === userTypeId)
  if (!TYPES.has(userTypeId) && !brought)
    throw new RestError('ERROR_CORE', `Не найден тип пользовательского поля «${userTypeId}»`)
  const fieldName = fullFieldName(
    asText(fields.FIELD_NAME) || String(state.ids.next('userfieldName') + 1_700_000_000),
    prefix,
  )
  if (!/^[A-Z0-9_]{1,50}$/.test(fieldName)) throw new RestError('ERROR_CORE', `Неверное имя поля ${fieldName}`)
  const taken = [...state.userfields.values()].some((one) => one.entityId === entityId && one.fieldName === fieldName)
  if (taken) throw new RestError('ERROR_CORE', `Поле ${fieldName} для объекта ${entityId} уже существует.`)
  const id = state.ids.next('userfield')
  const field: UserField = {
    id,
    entityId,
    fieldName,
    userTypeId,
    xmlId: asText(fields.XML_ID) || null,
    sort: asInt(fields.SORT) || 100,
    multiple: isYes(fields.MULTIPLE),
    mandatory: isYes(fields.MANDATORY),
    showFilter: showFilter(fields.SHOW_FILTER),
    showInList: fields.SHOW_IN_LIST === undefined || isYes(fields.SHOW_IN_LIST),
    editInList: fields.EDIT_IN_LIST === undefined || isYes(fields.EDIT_IN_LIST),
    isSearchable: isYes(fields.IS_SEARCHABLE),
    settings: settingsOf(userTypeId, asMap(fields.SETTINGS)),
    labels: labelsOf(fields),
    options: userTypeId === 'enumeration' ? mergedOptions(state, [], fields.LIST) : [],
  }
  state.userfields.set(id, field)
  state.touch()
  return field
}

/** Changes what crm.*.userfield.update may change: name, type and multiplicity stay for ever. */
export function changeUserField(state: PortalState, field: UserField, fields: Params): void {
  if (fields.SORT !== undefined) field.sort = asInt(fields.SORT)
  if (fields.MANDATORY !== undefined) field.mandatory = isYes(fields.MANDATORY)
  if (fields.SHOW_FILTER !== undefined) field.showFilter = showFilter(fields.SHOW_FILTER)
  if (fields.SHOW_IN_LIST !== undefined) field.showInList = isYes(fields.SHOW_IN_LIST)
  if (fields.EDIT_IN_LIST !== undefined) field.editInList = isYes(fields.EDIT_IN_LIST)
  if (fields.XML_ID !== undefined) field.xmlId = asText(fields.XML_ID) || null
  if (fields.SETTINGS !== undefined) field.settings = settingsOf(field.userTypeId, asMap(fields.SETTINGS))
  if (fields.LIST !== undefined) field.options = mergedOptions(state, field.options, fields.LIST)
  field.labels = labelsOf(fields, field.labels)
  state.touch()
}

function showFilter(value: unknown): UserField['showFilter'] {
  const text = asText(value).toUpperCase()
  if (text === 'I' || text === 'E' || text === 'S') return text
  return text === 'Y' ? 'E' : 'N'
}

function settingsOf(userTypeId: string, given: Params): Params {
  switch (userTypeId) {
    case 'enumeration':
      return { DISPLAY: 'LIST', LIST_HEIGHT: 1, CAPTION_NO_VALUE: '', SHOW_NO_VALUE: 'Y', ...given }
    case 'boolean':
      return { DEFAULT_VALUE: 0, DISPLAY: 'CHECKBOX', ...given }
    case 'date':
    case 'datetime':
      return { DEFAULT_VALUE: { VALUE: '', TYPE: 'NONE' }, ...given }
    case 'crm':
      return Object.values(given).includes('Y') ? given : { ...given, LEAD: 'Y' }
    default:
      return given
  }
}

/** LABEL fills every label; a label may be one text or a map by language. */
function labelsOf(fields: Params, old?: UserField['labels']): UserField['labels'] {
  const one = (key: keyof typeof LABELS): Record<string, string> => {
    const value = fields[LABELS[key]] ?? fields.LABEL
    if (value === undefined) return old?.[key] ?? {}
    if (typeof value === 'string') return { ru: value, en: value }
    return Object.fromEntries(Object.entries(asMap(value)).map(([language, text]) => [language, asText(text)]))
  }
  return { edit: one('edit'), column: one('column'), filter: one('filter'), error: one('error'), help: one('help') }
}

/** Options with a known ID (or XML_ID) keep their number; the ones not named stay; `DEL: 'Y'` removes. */
function mergedOptions(state: PortalState, old: EnumOption[], value: unknown): EnumOption[] {
  const merged = new Map(old.map((one) => [one.id, one]))
  for (const raw of asList(value)) {
    const entry = asMap(raw)
    const xmlId = asText(entry.XML_ID)
    const known = merged.get(asInt(entry.ID)) ?? (xmlId ? old.find((one) => one.xmlId === xmlId) : undefined)
    if (known && isYes(entry.DEL)) {
      merged.delete(known.id)
      continue
    }
    const id = known?.id ?? state.ids.next('enumOption')
    merged.set(id, {
      id,
      value: asText(entry.VALUE) || known?.value || '',
      sort: asInt(entry.SORT) || known?.sort || 500,
      def: entry.DEF === undefined ? (known?.def ?? false) : isYes(entry.DEF),
      xmlId: xmlId || known?.xmlId || createHash('md5').update(`option ${id}`).digest('hex'),
    })
  }
  return [...merged.values()].sort((a, b) => a.sort - b.sort || a.id - b.id)
}
