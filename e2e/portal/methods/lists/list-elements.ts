import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { listRows } from '../../entities/list-rows.ts'
import type { ListElement, ListField, UniversalList } from '../../store/records.ts'
import { addFile } from '../../store/files.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asList, asMap, asText } from '../../wire/params.ts'
import { portalTime } from '../../wire/time.ts'
import { listError, listOf, listsMethod, needParam, needRight } from './list-call.ts'
import { patterned } from './list-sections.ts'
import { listTime } from './lists.ts'

export const listElementMethods: readonly MethodSpec[] = [
  listsMethod('element.add', 'elements/lists-element-add', add),
  listsMethod('element.get', 'elements/lists-element-get', get),
  listsMethod('element.update', 'elements/lists-element-update', update),
  listsMethod('element.delete', 'elements/lists-element-delete', remove),
  listsMethod('element.get.file.url', 'elements/lists-element-get-file-url', fileUrls),
]

const of = (call: Call, list: UniversalList): ListElement[] =>
  [...call.state.listElements.values()].filter((one) => one.listId === list.id)

const ownFields = (list: UniversalList): ListField[] => list.fields.filter((one) => one.propertyId > 0)

/** Values of a field by number; a file comes as a name with its content, never as the number of a file that is there. */
function valuesOf(state: PortalState, field: ListField, raw: unknown): Record<string, unknown> {
  const isFile = field.type === 'F'
  const pair = isFile && Array.isArray(raw) && typeof raw[0] === 'string' && raw.length === 2
  const given = pair || raw === null || typeof raw !== 'object' ? [raw] : asList(raw)
  const kept: Record<string, unknown> = {}
  for (const value of field.multiple ? given : given.slice(0, 1)) {
    const stored = isFile ? storedFile(state, value) : asText(asMap(value).VALUE ?? value)
    if (stored !== null && stored !== '') kept[String(state.ids.next('listValueId'))] = stored
  }
  return kept
}

function storedFile(state: PortalState, value: unknown): string | null {
  if (!Array.isArray(value)) {
    if (asText(value) === '') return null
    throw listError.of('ERROR_ELEMENT_FIELD_VALUE', 'Writing file values by ID is not supported')
  }
  const [name, content] = value.map(asText)
  return String(addFile(state, name ?? '', Buffer.from(content ?? '', 'base64')).id)
}

function fill(state: PortalState, list: UniversalList, element: ListElement, fields: Params): void {
  element.name = asText(fields.NAME)
  element.sort = fields.SORT === undefined ? 500 : asInt(fields.SORT)
  element.previewText = asText(fields.PREVIEW_TEXT)
  element.detailText = asText(fields.DETAIL_TEXT)
  element.activeFrom = asText(fields.ACTIVE_FROM) || null
  element.activeTo = asText(fields.ACTIVE_TO) || null
  element.values = {}
  for (const field of ownFields(list)) {
    const raw = fields[field.fieldId] ?? field.defaultValue
    if (raw !== undefined && raw !== '') element.values[field.fieldId] = valuesOf(state, field, raw)
  }
}

function check(list: UniversalList, fields: Params, code: string): void {
  for (const field of list.fields) {
    if (!field.required) continue
    const value = fields[field.fieldId] ?? field.defaultValue
    if (value === undefined || value === '' || (typeof value === 'object' && asList(value).length === 0))
      throw listError.of(code, `Поле «${field.name}» обязательно для заполнения`)
  }
}

function add(call: Call): Answer {
  const { state, params } = call
  const list = needRight(call, listOf(call), 'W')
  needParam(call, 'ELEMENT_CODE')
  needParam(call, 'FIELDS')
  const code = asText(params.ELEMENT_CODE)
  if (of(call, list).some((one) => one.code === code))
    throw listError.of('ERROR_ELEMENT_ALREADY_EXISTS', 'Element already exists')
  const fields = asMap(params.FIELDS)
  check(list, fields, 'ERROR_ADD_ELEMENT')
  const now = portalTime(state.clock.now())
  const element: ListElement = {
    id: 0,
    listId: list.id,
    sectionId: asInt(params.IBLOCK_SECTION_ID) || asInt(fields.IBLOCK_SECTION_ID),
    code,
    name: '',
    sort: 500,
    createdBy: call.caller.user.id,
    modifiedBy: call.caller.user.id,
    createdAt: now,
    updatedAt: now,
    activeFrom: null,
    activeTo: null,
    previewText: '',
    detailText: '',
    previewPicture: null,
    detailPicture: null,
    values: {},
  }
  fill(state, list, element, fields)
  element.id = state.ids.next('listElement')
  state.listElements.set(element.id, element)
  state.touch()
  return { result: element.id }
}

function columnsOf(list: UniversalList): Columns<ListElement> {
  const columns: Columns<ListElement> = {
    ID: columnOf('number', (one) => one.id),
    NAME: columnOf('text', (one) => one.name),
    CODE: columnOf('text', (one) => one.code),
    SORT: columnOf('number', (one) => one.sort),
    CREATED_BY: columnOf('number', (one) => one.createdBy),
    MODIFIED_BY: columnOf('number', (one) => one.modifiedBy),
    IBLOCK_SECTION_ID: columnOf('number', (one) => one.sectionId),
    SECTION_ID: columnOf('number', (one) => one.sectionId),
    DATE_CREATE: columnOf('time', (one) => one.createdAt),
    TIMESTAMP_X: columnOf('time', (one) => one.updatedAt),
    ACTIVE_TO: columnOf('time', (one) => one.activeTo),
    PREVIEW_TEXT: columnOf('text', (one) => one.previewText),
    DETAIL_TEXT: columnOf('text', (one) => one.detailText),
  }
  for (const field of ownFields(list))
    columns[field.fieldId] = columnOf(field.type.startsWith('N') ? 'number' : 'text', (one) => {
      const values = Object.values(one.values[field.fieldId] ?? {})
      return field.type.startsWith('N') ? values.map(Number) : values
    })
  return columns
}

function shown(list: UniversalList, one: ListElement): Params {
  const properties = ownFields(list).filter((field) => Object.keys(one.values[field.fieldId] ?? {}).length > 0)
  return {
    ID: String(one.id),
    NAME: one.name,
    IBLOCK_SECTION_ID: one.sectionId > 0 ? String(one.sectionId) : null,
    CREATED_BY: String(one.createdBy),
    BP_PUBLISHED: 'Y',
    CODE: one.code,
    DATE_CREATE: listTime(one.createdAt),
    SORT: String(one.sort),
    PREVIEW_TEXT: one.previewText || null,
    DETAIL_TEXT: one.detailText || null,
    ...Object.fromEntries(properties.map((field) => [field.fieldId, one.values[field.fieldId]])),
  }
}

function named(call: Call, list: UniversalList): ListElement | undefined {
  const id = asInt(call.params.ELEMENT_ID)
  const code = asText(call.params.ELEMENT_CODE)
  return of(call, list).find((one) => (id > 0 ? one.id === id : one.code === code))
}

/** One element by number or code comes as a list too; properties without a value are left out. */
function get(call: Call): Answer {
  const { params } = call
  const list = needRight(call, listOf(call), 'R')
  const single = asInt(params.ELEMENT_ID) > 0 || asText(params.ELEMENT_CODE) !== ''
  const rows = single ? [named(call, list)].filter((one) => one !== undefined) : of(call, list)
  const select = asList(params.SELECT).map(asText)
  const options = {
    filter: patterned(asMap(params.FILTER)),
    order: params.ELEMENT_ORDER ?? { ID: 'ASC' },
    start: params.start,
  }
  return listRows(rows, columnsOf(list), options, (one) => {
    const whole = shown(list, one)
    if (select.length === 0) return whole
    return Object.fromEntries(Object.entries(whole).filter(([name]) => name === 'ID' || select.includes(name)))
  })
}

function existing(call: Call, list: UniversalList): ListElement {
  needParam(call, 'ELEMENT_ID', 'ELEMENT_CODE')
  const element = named(call, list)
  if (!element) throw listError.of('ERROR_ELEMENT_NOT_FOUND', 'Element not found')
  return element
}

/** Writes the element anew: what is not given is cleared. Bitrix24 docs: api-reference/lists/elements/lists-element-update. */
function update(call: Call): Answer {
  const list = needRight(call, listOf(call), 'W')
  const element = existing(call, list)
  const fields = asMap(call.params.FIELDS)
  check(list, fields, 'ERROR_UPDATE_ELEMENT')
  fill(call.state, list, element, fields)
  element.modifiedBy = call.caller.user.id
  element.updatedAt = portalTime(call.state.clock.now())
  call.state.touch()
  return { result: true }
}

function remove(call: Call): Answer {
  const list = needRight(call, listOf(call), 'W')
  call.state.listElements.delete(existing(call, list).id)
  call.state.touch()
  return { result: true }
}

function fileUrls(call: Call): Answer {
  const list = needRight(call, listOf(call), 'R')
  const element = existing(call, list)
  needParam(call, 'FIELD_ID')
  const id = asInt(call.params.FIELD_ID) || asInt(asText(call.params.FIELD_ID).replace('PROPERTY_', ''))
  const field = ownFields(list).find((one) => one.propertyId === id)
  if (!field) return { result: [] }
  const values = Object.values(element.values[field.fieldId] ?? {}).map(asText)
  const address = (value: string): string =>
    field.type === 'S:DiskFile'
      ? `/bitrix/tools/disk/uf.php?attachedId=${value}&action=download&ncc=1`
      : `/company/lists/${list.id}/file/${element.sectionId}/${element.id}/${field.fieldId}/${value}/?ncc=y&download=y`
  return { result: field.type === 'F' || field.type === 'S:DiskFile' ? values.map(address) : [] }
}
