import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { listRows } from '../../entities/list-rows.ts'
import type { ListSection, UniversalList } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import type { Params } from '../../wire/params.ts'
import { asInt, asList, asMap, asText, isYes } from '../../wire/params.ts'
import { portalTime } from '../../wire/time.ts'
import { listError, listOf, listsMethod, needParam, needRight } from './list-call.ts'
import { listTime } from './lists.ts'

export const listSectionMethods: readonly MethodSpec[] = [
  listsMethod('section.add', 'sections/lists-section-add', add),
  listsMethod('section.get', 'sections/lists-section-get', get),
  listsMethod('section.update', 'sections/lists-section-update', update),
  listsMethod('section.delete', 'sections/lists-section-delete', remove),
]

const of = (call: Call, list: UniversalList): ListSection[] =>
  [...call.state.listSections.values()].filter((one) => one.listId === list.id)

function apply(section: ListSection, fields: Params): void {
  if (asText(fields.NAME).trim() !== '') section.name = asText(fields.NAME).trim()
  const xmlId = asText(fields.EXTERNAL_ID) || asText(fields.XML_ID)
  if (xmlId !== '') section.xmlId = xmlId
  if (fields.SORT !== undefined) section.sort = asInt(fields.SORT)
  if (fields.ACTIVE !== undefined) section.active = isYes(fields.ACTIVE)
  if (fields.DESCRIPTION !== undefined) section.description = asText(fields.DESCRIPTION)
}

function add(call: Call): Answer {
  const { state, params } = call
  const list = needRight(call, listOf(call), 'X')
  needParam(call, 'SECTION_CODE')
  const fields = asMap(params.FIELDS)
  if (asText(fields.NAME).trim() === '') throw listError.missing('NAME')
  const code = asText(params.SECTION_CODE)
  if (of(call, list).some((one) => one.code === code)) throw listError.of('ERROR_ADD_SECTION', 'Section already exists')
  const id = state.ids.next('listSection')
  const now = portalTime(state.clock.now())
  const section: ListSection = {
    id,
    listId: list.id,
    parentId: asInt(params.IBLOCK_SECTION_ID),
    name: '',
    code,
    xmlId: '',
    sort: 500,
    active: true,
    description: '',
    createdBy: call.caller.user.id,
    createdAt: now,
    updatedAt: now,
  }
  apply(section, fields)
  state.listSections.set(id, section)
  state.touch()
  return { result: id }
}

const columns: Columns<ListSection> = {
  ID: columnOf('number', (one) => one.id),
  NAME: columnOf('text', (one) => one.name),
  CODE: columnOf('text', (one) => one.code),
  XML_ID: columnOf('text', (one) => one.xmlId),
  EXTERNAL_ID: columnOf('text', (one) => one.xmlId),
  IBLOCK_SECTION_ID: columnOf('number', (one) => one.parentId),
  SECTION_ID: columnOf('number', (one) => one.parentId),
  SORT: columnOf('number', (one) => one.sort),
  ACTIVE: columnOf('flag', (one) => (one.active ? 'Y' : 'N')),
  CREATED_BY: columnOf('number', (one) => one.createdBy),
  DATE_CREATE: columnOf('time', (one) => one.createdAt),
  TIMESTAMP_X: columnOf('time', (one) => one.updatedAt),
}

function depth(call: Call, section: ListSection): number {
  let level = 1
  for (let at = call.state.listSections.get(section.parentId); at; at = call.state.listSections.get(at.parentId))
    level += 1
  return level
}

/** A text with `%` in it is a pattern, whatever the key. */
function get(call: Call): Answer {
  const list = needRight(call, listOf(call), 'R')
  const select = asList(call.params.SELECT).map(asText)
  const options = { filter: patterned(asMap(call.params.FILTER)), order: { ID: 'ASC' }, start: call.params.start }
  return listRows(of(call, list), columns, options, (one) => {
    const whole: Params = {
      ID: String(one.id),
      CODE: one.code,
      XML_ID: one.xmlId || null,
      EXTERNAL_ID: one.xmlId || null,
      IBLOCK_SECTION_ID: one.parentId > 0 ? String(one.parentId) : null,
      TIMESTAMP_X: listTime(one.updatedAt),
      SORT: String(one.sort),
      NAME: one.name,
      ACTIVE: one.active ? 'Y' : 'N',
      GLOBAL_ACTIVE: one.active ? 'Y' : 'N',
      DEPTH_LEVEL: String(depth(call, one)),
      DESCRIPTION: one.description,
      SEARCHABLE_CONTENT: one.name.toUpperCase(),
      MODIFIED_BY: String(one.createdBy),
      DATE_CREATE: listTime(one.createdAt),
      CREATED_BY: String(one.createdBy),
    }
    if (select.length === 0) return whole
    return Object.fromEntries(Object.entries(whole).filter(([name]) => name === 'ID' || select.includes(name)))
  })
}

export function patterned(filter: Params): Params {
  return Object.fromEntries(
    Object.entries(filter).map(([key, value]) =>
      /^[A-Z]/.test(key) && typeof value === 'string' && value.includes('%') ? [`=%${key}`, value] : [key, value],
    ),
  )
}

function existing(call: Call, list: UniversalList): ListSection {
  needParam(call, 'SECTION_ID', 'SECTION_CODE')
  const id = asInt(call.params.SECTION_ID)
  const code = asText(call.params.SECTION_CODE)
  const found = of(call, list).find((one) => (id > 0 ? one.id === id : one.code === code))
  if (!found) throw listError.of('ERROR_SECTION_NOT_FOUND', 'Section not found')
  return found
}

function update(call: Call): Answer {
  const section = existing(call, needRight(call, listOf(call), 'X'))
  apply(section, asMap(call.params.FIELDS))
  section.updatedAt = portalTime(call.state.clock.now())
  call.state.touch()
  return { result: true }
}

/** What lies inside goes too. */
function remove(call: Call): Answer {
  const { state } = call
  const list = needRight(call, listOf(call), 'X')
  const drop = (id: number): void => {
    for (const one of of(call, list)) if (one.parentId === id) drop(one.id)
    for (const one of state.listElements.values()) if (one.sectionId === id) state.listElements.delete(one.id)
    state.listSections.delete(id)
  }
  drop(existing(call, list).id)
  state.touch()
  return { result: true }
}
