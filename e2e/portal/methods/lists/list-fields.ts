import type { ListField, UniversalList } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asMap, asText, isYes } from '../../wire/params.ts'
import { listError, listOf, listsMethod, needParam, needRight } from './list-call.ts'

/** Fields of a list: system ones by name, own ones as PROPERTY_<n>. */
export const listFieldMethods: readonly MethodSpec[] = [
  listsMethod('field.add', 'fields/lists-field-add', add),
  listsMethod('field.get', 'fields/lists-field-get', get),
  listsMethod('field.update', 'fields/lists-field-update', update),
  listsMethod('field.delete', 'fields/lists-field-delete', remove),
  listsMethod('field.type.get', 'fields/lists-field-type-get', types),
]

const SYSTEM: Readonly<Record<string, string>> = {
  SORT: 'Сортировка',
  ACTIVE_FROM: 'Начало активности',
  ACTIVE_TO: 'Окончание активности',
  PREVIEW_PICTURE: 'Изображение для анонса',
  PREVIEW_TEXT: 'Текст анонса',
  DETAIL_PICTURE: 'Детальное изображение',
  DETAIL_TEXT: 'Детальный текст',
  CREATED_BY: 'Кем создан',
  TIMESTAMP_X: 'Дата изменения',
  MODIFIED_BY: 'Кем изменен',
}

const OWN: Readonly<Record<string, string>> = {
  S: 'Строка',
  N: 'Число',
  L: 'Список',
  F: 'Файл',
  G: 'Привязка к разделам',
  E: 'Привязка к элементам',
  'S:Date': 'Дата',
  'S:DateTime': 'Дата/Время',
  'S:HTML': 'HTML/текст',
  'E:EList': 'Привязка к элементам в виде списка',
  'N:Sequence': 'Счетчик',
  'S:ECrm': 'Привязка к элементам CRM',
  'S:Money': 'Деньги',
  'S:DiskFile': 'Файл (Диск)',
  'S:map_yandex': 'Привязка к Яндекс.Карте',
  'S:employee': 'Привязка к сотруднику',
}

/** System fields that the list already has are not offered again. */
function types(call: Call): Answer {
  const list = needRight(call, listOf(call), 'X')
  const free = Object.entries(SYSTEM).filter(([id]) => !list.fields.some((one) => one.fieldId === id))
  return { result: { ...Object.fromEntries(free), ...OWN } }
}

const DEFAULT_SETTINGS = {
  SHOW_ADD_FORM: 'Y',
  SHOW_EDIT_FORM: 'Y',
  ADD_READ_ONLY_FIELD: 'N',
  EDIT_READ_ONLY_FIELD: 'N',
  SHOW_FIELD_PREVIEW: 'N',
}

const failed = (text: string): Error => listError.of('ERROR_SAVE_FIELD', text)

function add(call: Call): Answer {
  const { state } = call
  const list = needRight(call, listOf(call), 'X')
  needParam(call, 'FIELDS')
  const fields = asMap(call.params.FIELDS)
  const type = asText(fields.TYPE)
  const own = type in OWN
  if (asText(fields.NAME).trim() === '' || (!own && !(type in SYSTEM))) throw failed('Error saving the field')
  if (own && asText(fields.CODE) === '') throw failed('Please fill the code fields')
  const taken = list.fields.some((one) => (own ? one.code === asText(fields.CODE) : one.fieldId === type))
  if (taken) throw failed('Property already exists')
  const propertyId = own ? state.ids.next('listProperty') : 0
  const field: ListField = {
    fieldId: own ? `PROPERTY_${propertyId}` : type,
    propertyId,
    name: '',
    type,
    code: own ? asText(fields.CODE) : '',
    sort: 500,
    required: false,
    multiple: false,
    defaultValue: '',
    settings: DEFAULT_SETTINGS,
    values: [],
    userTypeSettings: null,
  }
  apply(state, field, fields)
  const readOnly = isYes(field.settings.ADD_READ_ONLY_FIELD) && field.defaultValue === ''
  if (readOnly) throw failed(`The default value of the field '${field.name}' is required`)
  list.fields.push(field)
  state.touch()
  return { result: field.fieldId }
}

/** Values of a list field: LIST by numbers, LIST_TEXT_VALUES a value a line; a number that exists keeps its value. */
function apply(state: PortalState, field: ListField, fields: Params): void {
  if (fields.NAME !== undefined) field.name = asText(fields.NAME)
  if (fields.SORT !== undefined) field.sort = asInt(fields.SORT)
  if (fields.IS_REQUIRED !== undefined) field.required = isYes(fields.IS_REQUIRED)
  if (fields.MULTIPLE !== undefined) field.multiple = isYes(fields.MULTIPLE)
  if (fields.DEFAULT_VALUE !== undefined) field.defaultValue = fields.DEFAULT_VALUE
  if (fields.SETTINGS !== undefined) field.settings = { ...field.settings, ...asMap(fields.SETTINGS) }
  if (fields.USER_TYPE_SETTINGS !== undefined) field.userTypeSettings = fields.USER_TYPE_SETTINGS
  if (field.type !== 'L') return
  if (fields.LIST !== undefined) {
    field.values = Object.entries(asMap(fields.LIST)).flatMap(([key, raw]) => {
      const one = asMap(raw)
      if (asText(one.VALUE) === '') return []
      const known = field.values.find((value) => value.id === asInt(key))
      const id = known?.id ?? state.ids.next('listValue')
      if (isYes(one.DEF)) field.defaultValue = String(id)
      return [{ id, value: asText(one.VALUE), sort: asInt(one.SORT) || 500 }]
    })
  }
  for (const text of asText(fields.LIST_TEXT_VALUES)
    .split('\n')
    .filter((line) => line.trim() !== ''))
    field.values.push({ id: state.ids.next('listValue'), value: text.trim(), sort: (field.values.length + 1) * 10 })
}

function shown(field: ListField): Params {
  const [propertyType = '', userType] = field.type.split(':')
  const common = {
    FIELD_ID: field.fieldId,
    SORT: field.sort,
    NAME: field.name,
    IS_REQUIRED: field.required ? 'Y' : 'N',
    MULTIPLE: field.multiple ? 'Y' : 'N',
    DEFAULT_VALUE: field.defaultValue === '' ? null : field.defaultValue,
    TYPE: field.type,
    SETTINGS: field.settings,
  }
  if (field.propertyId === 0) return common
  const sorted = [...field.values].sort((a, b) => a.sort - b.sort || a.id - b.id)
  return {
    ...common,
    PROPERTY_TYPE: propertyType,
    PROPERTY_USER_TYPE: userType === undefined ? false : { USER_TYPE: userType, PROPERTY_TYPE: propertyType },
    CODE: field.code,
    ID: String(field.propertyId),
    LINK_IBLOCK_ID: null,
    ROW_COUNT: '1',
    COL_COUNT: '30',
    USER_TYPE_SETTINGS: field.userTypeSettings,
    ...(field.type === 'L'
      ? { DISPLAY_VALUES_FORM: Object.fromEntries(sorted.map((one) => [String(one.id), one.value])) }
      : {}),
  }
}

/** One field comes under its type, all of them under their names. */
function get(call: Call): Answer {
  const list = needRight(call, listOf(call), 'R')
  const id = asText(call.params.FIELD_ID)
  if (id === '') {
    const sorted = [...list.fields].sort((a, b) => a.sort - b.sort)
    return { result: Object.fromEntries(sorted.map((one) => [one.fieldId, shown(one)])) }
  }
  const field = list.fields.find((one) => one.fieldId === id)
  return { result: field ? { [field.type]: shown(field) } : [] }
}

function existing(call: Call, list: UniversalList): ListField | undefined {
  needParam(call, 'FIELD_ID')
  return list.fields.find((one) => one.fieldId === asText(call.params.FIELD_ID))
}

function update(call: Call): Answer {
  const list = needRight(call, listOf(call), 'X')
  const field = existing(call, list)
  if (!field) throw listError.of('ERROR_UPDATE_FIELD', 'Error update the field')
  apply(call.state, field, asMap(call.params.FIELDS))
  call.state.touch()
  return { result: true }
}

/** The values that elements had in the field go with it. */
function remove(call: Call): Answer {
  const list = needRight(call, listOf(call), 'X')
  const field = existing(call, list)
  if (field?.fieldId === 'NAME') throw listError.denied()
  list.fields = list.fields.filter((one) => one !== field)
  for (const element of call.state.listElements.values()) {
    if (element.listId !== list.id || !field) continue
    const { [field.fieldId]: _gone, ...rest } = element.values
    element.values = rest
  }
  call.state.touch()
  return { result: true }
}
