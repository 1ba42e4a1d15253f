import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { listRows } from '../../entities/list-rows.ts'
import type { UniversalList } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asMap, asText, isYes } from '../../wire/params.ts'
import { parseTime, portalTime } from '../../wire/time.ts'
import { siteTime } from '../calendar/zone-time.ts'
import { findList, listError, listOf, listsMethod, mayList, needParam, needRight } from './list-call.ts'

/** Universal lists themselves. */
export const listMethods: readonly MethodSpec[] = [
  listsMethod('add', 'lists/lists-add', add),
  listsMethod('get', 'lists/lists-get', get),
  listsMethod('update', 'lists/lists-update', update),
  listsMethod('delete', 'lists/lists-delete', remove),
  listsMethod('get.iblock.type.id', 'lists/lists-get-iblock-type-id', typeId),
]

const TYPES = ['lists', 'bitrix_processes', 'lists_socnet']

export const listTime = (time: string): string => siteTime('Europe/Moscow', parseTime(time) ?? 0)

/** Only the administrator makes lists; those of a group also its owner and moderators. */
function add(call: Call): Answer {
  const { state, params } = call
  needParam(call, 'IBLOCK_TYPE_ID')
  needParam(call, 'IBLOCK_CODE')
  const fields = asMap(params.FIELDS)
  if (asText(fields.NAME).trim() === '') throw listError.missing('NAME')
  const type = asText(params.IBLOCK_TYPE_ID)
  if (!TYPES.includes(type)) throw listError.of('ERROR_ADD_IBLOCK', `Wrong iblock type ${type}`)
  const code = asText(params.IBLOCK_CODE)
  if ([...state.lists.values()].some((one) => one.code === code))
    throw listError.of('ERROR_IBLOCK_ALREADY_EXISTS', 'Iblock already exists')
  const list: UniversalList = {
    id: 0,
    typeId: type,
    code,
    name: '',
    description: '',
    sort: 500,
    socnetGroupId: asInt(params.SOCNET_GROUP_ID),
    bizproc: true,
    createdAt: portalTime(state.clock.now()),
    rights: {},
    fields: [nameField()],
  }
  if (list.socnetGroupId > 0) needRight(call, list, 'X')
  else if (!call.caller.user.admin) throw listError.denied()
  list.id = state.ids.next('list')
  apply(list, params)
  state.lists.set(list.id, list)
  state.touch()
  return { result: list.id }
}

const nameField = (): UniversalList['fields'][number] => ({
  fieldId: 'NAME',
  propertyId: 0,
  name: 'Название',
  type: 'NAME',
  code: '',
  sort: 10,
  required: true,
  multiple: false,
  defaultValue: '',
  settings: {
    SHOW_ADD_FORM: 'Y',
    SHOW_EDIT_FORM: 'Y',
    ADD_READ_ONLY_FIELD: 'N',
    EDIT_READ_ONLY_FIELD: 'N',
    SHOW_FIELD_PREVIEW: 'N',
  },
  values: [],
  userTypeSettings: null,
})

function apply(list: UniversalList, params: Params): void {
  const fields = asMap(params.FIELDS)
  if (asText(fields.NAME).trim() !== '') list.name = asText(fields.NAME).trim()
  if (fields.DESCRIPTION !== undefined) list.description = asText(fields.DESCRIPTION)
  if (fields.SORT !== undefined) list.sort = asInt(fields.SORT)
  if (fields.BIZPROC !== undefined) list.bizproc = isYes(fields.BIZPROC)
  if (params.RIGHTS !== undefined)
    list.rights = Object.fromEntries(Object.entries(asMap(params.RIGHTS)).map(([code, level]) => [code, asText(level)]))
}

const columns: Columns<UniversalList> = {
  ID: columnOf('number', (one) => one.id),
  NAME: columnOf('text', (one) => one.name),
  CODE: columnOf('text', (one) => one.code),
  SORT: columnOf('number', (one) => one.sort),
}

/** One list by number or code, or every list of a type that the caller may read. */
function get(call: Call): Answer {
  const { params, state } = call
  needParam(call, 'IBLOCK_TYPE_ID')
  const one = findList(call)
  const single = asInt(params.IBLOCK_ID) > 0 || asText(params.IBLOCK_CODE) !== ''
  const type = asText(params.IBLOCK_TYPE_ID)
  const group = asInt(params.SOCNET_GROUP_ID)
  if (one && one.typeId === type) needRight(call, one, 'R')
  const rows = single
    ? [one].filter((found) => found !== undefined && found.typeId === type)
    : [...state.lists.values()].filter(
        (found) => found.typeId === type && (group === 0 || found.socnetGroupId === group),
      )
  const readable = rows.filter((found) => found !== undefined && mayList(call, found, 'R')) as UniversalList[]
  return listRows(readable, columns, { order: params.IBLOCK_ORDER ?? { ID: 'ASC' }, start: params.start }, shown)
}

function shown(one: UniversalList): Params {
  return {
    ID: String(one.id),
    TIMESTAMP_X: listTime(one.createdAt),
    IBLOCK_TYPE_ID: one.typeId,
    LID: 's1',
    CODE: one.code || null,
    API_CODE: null,
    NAME: one.name,
    ACTIVE: 'Y',
    SORT: String(one.sort),
    PICTURE: null,
    DESCRIPTION: one.description,
    DESCRIPTION_TYPE: 'text',
    XML_ID: null,
    WORKFLOW: 'N',
    BIZPROC: one.bizproc ? 'Y' : 'N',
    SECTION_CHOOSER: 'L',
    RIGHTS_MODE: 'E',
    VERSION: '1',
    SOCNET_GROUP_ID: one.socnetGroupId > 0 ? String(one.socnetGroupId) : null,
    SECTIONS_NAME: 'Разделы',
    SECTION_NAME: 'Раздел',
    ELEMENTS_NAME: 'Элементы',
    ELEMENT_NAME: 'Элемент',
    EXTERNAL_ID: null,
    LANG_DIR: '/',
  }
}

function update(call: Call): Answer {
  apply(needRight(call, listOf(call), 'X'), call.params)
  call.state.touch()
  return { result: true }
}

function remove(call: Call): Answer {
  const { state } = call
  const list = needRight(call, listOf(call), 'X')
  for (const one of state.listElements.values()) if (one.listId === list.id) state.listElements.delete(one.id)
  for (const one of state.listSections.values()) if (one.listId === list.id) state.listSections.delete(one.id)
  state.lists.delete(list.id)
  state.touch()
  return { result: true }
}

/** No such list is `null`. */
function typeId(call: Call): Answer {
  needParam(call, 'IBLOCK_ID', 'IBLOCK_CODE')
  return { result: findList(call)?.typeId ?? null }
}
