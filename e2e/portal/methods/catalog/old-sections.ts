import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { listRows } from '../../entities/list-rows.ts'
import type { PlainRecord } from '../../store/plain-record.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { picked, selected } from '../plain-records/list-plain.ts'
import { describeOld, plain } from '../plain-records/plain-field.ts'
import { changePlain, newPlain } from '../plain-records/write-plain.ts'
import { byId, crmCatalogId, oldCatalogMethod } from './old-shared.ts'
import { forgetSection, sectionFamily } from './sections.ts'

const described = [
  plain('ID', 'integer', 'ID', 'o'),
  plain('CATALOG_ID', 'integer', 'Каталог', 'i'),
  plain('SECTION_ID', 'integer', 'Раздел'),
  plain('NAME', 'string', 'Название', 'r'),
  plain('XML_ID', 'string', 'Внешний код'),
  plain('CODE', 'string', 'Символьный код'),
]
const PAGE = 'product-section/crm-product-section'

export const oldSectionMethods: readonly MethodSpec[] = [
  oldCatalogMethod('crm.productsection.fields', `${PAGE}-fields`, () => ({ result: describeOld(described) })),
  oldCatalogMethod('crm.productsection.add', `${PAGE}-add`, add),
  oldCatalogMethod('crm.productsection.get', `${PAGE}-get`, (call) => ({ result: shown(existing(call)) })),
  oldCatalogMethod('crm.productsection.list', `${PAGE}-list`, list),
  oldCatalogMethod('crm.productsection.update', `${PAGE}-update`, update),
  oldCatalogMethod('crm.productsection.delete', `${PAGE}-delete`, remove),
]

const existing = (call: Call): PlainRecord => byId(call, call.state.catalogSections, 'Section')

function shown({ id, values }: PlainRecord): Params {
  return {
    ID: String(id),
    CATALOG_ID: String(values.iblockId),
    SECTION_ID: values.iblockSectionId ? String(values.iblockSectionId) : null,
    NAME: values.name,
    XML_ID: values.xmlId,
    CODE: values.code,
  }
}

function newNames(fields: Params): Params {
  const names: Record<string, string> = { SECTION_ID: 'iblockSectionId', NAME: 'name', XML_ID: 'xmlId', CODE: 'code' }
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [names[name] ?? '', value]))
}

function raise(call: Call, verb: 'ADD' | 'UPDATE' | 'DELETE', id: number): void {
  call.state.touch()
  call.state.events.raise(`ONCRMPRODUCTSECTION${verb}`, { FIELDS: { ID: id } }, actorOf(call))
}

function add(call: Call): Answer {
  const { state } = call
  const fields = asMap(anyCase(call.params, 'fields'))
  if (asText(fields.NAME).trim() === '') throw new RestError('', 'The field NAME is required.')
  const iblockId = asInt(fields.CATALOG_ID) || crmCatalogId(state)
  const section = newPlain(0, sectionFamily.fields, { ...newNames(fields), iblockId })
  sectionFamily.settle?.(call, section, null)
  section.id = state.ids.next('catalogSection')
  state.catalogSections.set(section.id, section)
  raise(call, 'ADD', section.id)
  return { result: section.id }
}

const columns: Columns<PlainRecord> = {
  ID: columnOf('number', (one) => one.id),
  CATALOG_ID: columnOf('number', (one) => one.values.iblockId),
  SECTION_ID: columnOf('number', (one) => one.values.iblockSectionId),
  NAME: columnOf('text', (one) => one.values.name),
  XML_ID: columnOf('text', (one) => one.values.xmlId),
  CODE: columnOf('text', (one) => one.values.code),
}

/** Without CATALOG_ID in the filter sections of the CRM's own catalogue come. */
function list(call: Call): Answer {
  const given = asMap(anyCase(call.params, 'filter'))
  const filter = given.CATALOG_ID === undefined ? { ...given, CATALOG_ID: crmCatalogId(call.state) } : given
  const names = selected(call.params)
  const query = { filter, order: anyCase(call.params, 'order'), start: anyCase(call.params, 'start') }
  return listRows(call.state.catalogSections.values(), columns, query, (one) => picked(shown(one), names))
}

function update(call: Call): Answer {
  const section = existing(call)
  const draft: PlainRecord = { id: section.id, values: { ...section.values } }
  changePlain(draft, sectionFamily.fields, newNames(asMap(anyCase(call.params, 'fields'))))
  sectionFamily.settle?.(call, draft, section)
  section.values = draft.values
  raise(call, 'UPDATE', section.id)
  return { result: true }
}

function remove(call: Call): Answer {
  const { id } = existing(call)
  forgetSection(call.state, id)
  raise(call, 'DELETE', id)
  return { result: true }
}
