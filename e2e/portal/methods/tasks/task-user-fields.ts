import { changeUserField, createUserField } from '../../entities/create-user-field.ts'
import { matchingRows } from '../../entities/list-rows.ts'
import type { UserField } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { anyCase, asInt, asMap, asText } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { labelsOf, shownUserField, ownUserFieldColumns } from '../own-user-field.ts'
import { taskUserFields } from './task-fields.ts'

function method(verb: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `task.item.userfield.${verb}`,
    scope: ['task', 'tasks'],
    status: 'supported',
    page: `api-reference/tasks/user-field/task-item-user-field-${page}`,
    handler,
  }
}

export const taskUserFieldMethods: readonly MethodSpec[] = [
  method('add', 'add', add),
  method('get', 'get', get),
  method('getlist', 'get-list', getList),
  method('update', 'update', update),
  method('delete', 'delete', remove),
  method('gettypes', 'get-types', () => ({ result: types.map(([ID, title]) => ({ ID, title })), total: 0 })),
  method('getfields', 'get-fields', () => ({ result: fields })),
]

/** Of all the types these are what a task may have. */
const TASK_TYPES = ['string', 'double', 'datetime', 'boolean']

const types: readonly [string, string][] = [
  ['string', 'Строка'],
  ['integer', 'Целое число'],
  ['double', 'Число'],
  ['boolean', 'Да/Нет'],
  ['enumeration', 'Список'],
  ['datetime', 'Дата/Время'],
  ['date', 'Дата'],
  ['money', 'Деньги'],
  ['url', 'Ссылка'],
  ['address', 'Адрес Google карты'],
  ['file', 'Файл'],
  ['employee', 'Привязка к пользователю'],
  ['crm_status', 'Привязка к справочникам CRM'],
  ['iblock_section', 'Привязка к разделам инф. блоков'],
  ['iblock_element', 'Привязка к элементам инфоблоков'],
  ['crm', 'Привязка к элементам CRM'],
]

const fields: Params = {
  ID: { type: 'int', title: 'Ид', isReadOnly: true },
  ENTITY_ID: { type: 'string', title: 'Объект', isImmutable: true },
  FIELD_NAME: { type: 'string', title: 'Код', isImmutable: true },
  USER_TYPE_ID: { type: 'string', title: 'Тип данных', isImmutable: true },
  XML_ID: { type: 'string', title: 'Внешний Ид (XML ID)' },
  SORT: { type: 'int', title: 'Сортировка' },
  MULTIPLE: { type: 'char', title: 'Множественное' },
  MANDATORY: { type: 'char', title: 'Обязательное' },
  SHOW_FILTER: { type: 'char', title: 'Показывать в фильтре списка' },
  SHOW_IN_LIST: { type: 'char', title: 'Показывать в списке' },
  EDIT_IN_LIST: { type: 'char', title: 'Разрешать редактирование пользователем' },
  IS_SEARCHABLE: { type: 'char', title: 'Значения поля участвуют в поиске' },
  EDIT_FORM_LABEL: { type: 'string', title: 'Подпись в форме редактирования' },
  LIST_COLUMN_LABEL: { type: 'string', title: 'Заголовок в списке' },
  LIST_FILTER_LABEL: { type: 'string', title: 'Подпись фильтра в списке' },
  ERROR_MESSAGE: { type: 'string', title: 'Сообщение об ошибке' },
  HELP_MESSAGE: { type: 'string', title: 'Помощь' },
  SETTINGS: { type: 'object', title: 'Дополнительные настройки' },
}

const systemField = (id: number, name: string, type: string, more: Partial<UserField>): UserField => ({
  id,
  entityId: 'TASKS_TASK',
  fieldName: name,
  userTypeId: type,
  xmlId: '',
  sort: 100,
  multiple: false,
  mandatory: false,
  showFilter: 'N',
  showInList: false,
  editInList: false,
  isSearchable: false,
  settings: {},
  labels: { edit: {}, column: {}, filter: {}, error: {}, help: {} },
  options: [],
  ...more,
})

/** Every portal has these three; their numbers lie far above those that people create. */
const system: readonly UserField[] = [
  systemField(900_001, 'UF_CRM_TASK', 'crm', {
    multiple: true,
    settings: { LEAD: 'Y', CONTACT: 'Y', COMPANY: 'Y', DEAL: 'Y' },
  }),
  systemField(900_002, 'UF_MAIL_MESSAGE', 'mail_message', {}),
  systemField(900_003, 'UF_TASK_WEBDAV_FILES', 'disk_file', {
    xmlId: 'TASK_WEBDAV_FILES',
    multiple: true,
    showInList: true,
    editInList: true,
    isSearchable: true,
    settings: { IBLOCK_ID: 0, SECTION_ID: 0, UF_TO_SAVE_ALLOW_EDIT: '' },
  }),
]

function needAdmin(call: Call): void {
  if (!call.caller.user.admin) throw refusal.core('Access denied')
}

function add(call: Call): Answer {
  const given = asMap(anyCase(call.params, 'params'))
  for (const name of ['USER_TYPE_ID', 'FIELD_NAME']) {
    if (asText(given[name]) === '') throw refusal.core(`The '${name}' field is not found.`)
  }
  if (!TASK_TYPES.includes(asText(given.USER_TYPE_ID))) throw refusal.core('Указан неверный пользовательский тип.')
  needAdmin(call)
  const multiple = given.USER_TYPE_ID === 'boolean' ? 'N' : given.MULTIPLE
  return { result: createUserField(call.state, 'TASKS_TASK', { ...given, MULTIPLE: multiple }, 'UF_').id }
}

function idOf(call: Call, absent: string): number {
  const value = anyCase(call.params, 'id')
  if (value === undefined) throw refusal.core(absent)
  const id = asInt(value)
  if (!/^\d+$/.test(asText(value)) || id <= 0) throw refusal.core('ID is not defined or invalid.')
  return id
}

function existing(call: Call, id: number): UserField {
  const field = [...system, ...taskUserFields(call.state)].find((one) => one.id === id)
  if (!field) throw new RestError('ERROR_NOT_FOUND', `The entity with ID '${id}' is not found`)
  return field
}

function get(call: Call): Answer {
  const field = existing(call, idOf(call, 'No parameters found'))
  return { result: { ...shownUserField(field), ...labelsOf(field) }, total: 0 }
}

function getList(call: Call): Answer {
  const list = { filter: anyCase(call.params, 'filter'), order: anyCase(call.params, 'order') }
  const found = matchingRows([...system, ...taskUserFields(call.state)], ownUserFieldColumns, list)
  return { result: found.map(shownUserField), total: found.length }
}

const invalid = (verb: string): string =>
  `TASKS_ERROR_EXCEPTION_#0; Invalid arguments for Bitrix\\Tasks\\Integration\\Rest\\Task\\UserField::${verb}; 0/TE`

function update(call: Call): Answer {
  const data = anyCase(call.params, 'data')
  if (data === undefined) throw refusal.core(invalid('update'))
  const field = existing(call, idOf(call, invalid('update')))
  needAdmin(call)
  if (!system.includes(field)) changeUserField(call.state, field, asMap(data))
  return { result: true }
}

function remove(call: Call): Answer {
  const field = existing(call, idOf(call, invalid('delete')))
  needAdmin(call)
  if (system.includes(field)) throw refusal.core('Access denied')
  call.state.userfields.delete(field.id)
  call.state.touch()
  return { result: true }
}
