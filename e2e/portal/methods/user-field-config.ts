import { columnOf } from '../entities/column.ts'
import { createUserField } from '../entities/create-user-field.ts'
import type { Columns } from '../entities/list-rows.ts'
import { listRows } from '../entities/list-rows.ts'
import type { UserField } from '../store/records.ts'
import type { Answer, Call, MethodSpec } from '../wire/call.ts'
import { asInt, asList, asMap, asText } from '../wire/params.ts'
import type { Params } from '../wire/params.ts'
import { RestError } from '../wire/rest-error.ts'

const PAGES = 'api-reference/crm/universal/userfieldconfig'

/** User fields of any type, smart processes among them; camelCase manner, own scope. */
export const userFieldConfigMethods: readonly MethodSpec[] = [
  {
    name: 'userfieldconfig.list',
    scope: 'userfieldconfig',
    status: 'supported',
    page: `${PAGES}/userfieldconfig-list`,
    handler: list,
  },
  {
    name: 'userfieldconfig.get',
    scope: 'userfieldconfig',
    status: 'supported',
    page: `${PAGES}/userfieldconfig-get`,
    handler: get,
  },
  {
    name: 'userfieldconfig.add',
    scope: 'userfieldconfig',
    status: 'supported',
    page: `${PAGES}/userfieldconfig-add`,
    admin: true,
    handler: add,
  },
]

const columns: Columns<UserField> = {
  ID: columnOf('number', (one) => one.id),
  ENTITYID: columnOf('text', (one) => one.entityId),
  FIELDNAME: columnOf('text', (one) => one.fieldName),
  USERTYPEID: columnOf('text', (one) => one.userTypeId),
  XMLID: columnOf('text', (one) => one.xmlId),
  SORT: columnOf('number', (one) => one.sort),
}

const yes = (value: boolean): 'Y' | 'N' => (value ? 'Y' : 'N')

function shown(field: UserField): Params {
  return {
    id: String(field.id),
    entityId: field.entityId,
    fieldName: field.fieldName,
    userTypeId: field.userTypeId,
    xmlId: field.xmlId,
    sort: String(field.sort),
    multiple: yes(field.multiple),
    mandatory: yes(field.mandatory),
    showFilter: field.showFilter,
    showInList: yes(field.showInList),
    editInList: yes(field.editInList),
    isSearchable: yes(field.isSearchable),
    settings: field.settings,
    languageId: { ru: 'ru', en: 'en' },
    editFormLabel: field.labels.edit,
    listColumnLabel: null,
    listFilterLabel: null,
    errorMessage: null,
    helpMessage: null,
  }
}

function whole(field: UserField): Params {
  if (field.userTypeId !== 'enumeration') return shown(field)
  const options = field.options.map((one) => ({
    id: String(one.id),
    userFieldId: String(field.id),
    value: one.value,
    def: yes(one.def),
    sort: String(one.sort),
    xmlId: one.xmlId,
  }))
  return { ...shown(field), enum: options }
}

function requireCrm(call: Call): void {
  if (asText(call.params.moduleId) !== 'crm') throw new RestError('ERROR_CORE', 'Неверный moduleId')
}

function list(call: Call): Answer {
  requireCrm(call)
  const { result, ...counts } = listRows(call.state.userfields.values(), columns, call.params, shown)
  return { ...counts, result: { fields: result } }
}

function get(call: Call): Answer {
  requireCrm(call)
  const field = call.state.userfields.get(asInt(call.params.id))
  if (!field) throw new RestError('NOT_FOUND', 'Настройки пользовательского поля не найдены')
  return { result: { field: whole(field) } }
}

/** camelCase keys to the upper-case ones: `userTypeId` -> USER_TYPE_ID; list and filter labels are ignored here. */
function add(call: Call): Answer {
  requireCrm(call)
  const field = asMap(call.params.field)
  const entityId = asText(field.entityId)
  const smart = /^CRM_(\d+)$/.exec(entityId)
  const known =
    ['CRM_LEAD', 'CRM_DEAL', 'CRM_CONTACT', 'CRM_COMPANY'].includes(entityId) ||
    (smart && call.state.types.has(Number(smart[1])))
  if (!known) throw new RestError('ERROR_CORE', 'Неверный entityId')
  const upper: Params = {}
  for (const [key, value] of Object.entries(field))
    upper[key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()] = value
  const labels = asMap(field.editFormLabel)
  const made = createUserField(
    call.state,
    entityId,
    {
      ...upper,
      EDIT_FORM_LABEL: labels,
      LIST_COLUMN_LABEL: {},
      LIST_FILTER_LABEL: {},
      LIST: asList(field.enum).map((one) => ({
        VALUE: asMap(one).value,
        SORT: asMap(one).sort,
        DEF: asMap(one).def,
        XML_ID: asMap(one).xmlId,
      })),
    },
    smart ? `UF_${entityId}_` : 'UF_CRM_',
  )
  return { result: { field: whole(made) } }
}
