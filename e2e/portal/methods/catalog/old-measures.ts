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
import { measureFamily } from './directories.ts'
import { byId, oldCatalogMethod } from './old-shared.ts'

const described = [
  plain('ID', 'integer', 'ID', 'o'),
  plain('CODE', 'integer', 'Код единицы', 'r'),
  plain('MEASURE_TITLE', 'string', 'Наименование единицы измерения', 'r'),
  plain('SYMBOL_RUS', 'string', 'Условное обозначение'),
  plain('SYMBOL_INTL', 'string', 'Условное обозначение (международное)'),
  plain('SYMBOL_LETTER_INTL', 'string', 'Кодовое буквенное обозначение (международное)'),
  plain('IS_DEFAULT', 'char', 'По умолчанию'),
]
const NEW_NAMES: Readonly<Record<string, string>> = {
  CODE: 'code',
  MEASURE_TITLE: 'measureTitle',
  SYMBOL_RUS: 'symbol',
  SYMBOL_INTL: 'symbolIntl',
  SYMBOL_LETTER_INTL: 'symbolLetterIntl',
  IS_DEFAULT: 'isDefault',
}
const PAGE = 'measure/crm-measure'

/** The same units of measure as catalog.measure.* shows. */
export const oldMeasureMethods: readonly MethodSpec[] = [
  oldCatalogMethod('crm.measure.fields', `${PAGE}-fields`, () => ({ result: describeOld(described) })),
  oldCatalogMethod('crm.measure.add', `${PAGE}-add`, add),
  oldCatalogMethod('crm.measure.get', `${PAGE}-get`, (call) => ({ result: shown(existing(call)) })),
  oldCatalogMethod('crm.measure.list', `${PAGE}-list`, (call) => {
    const names = selected(call.params)
    return listRows(call.state.measures.values(), columns, call.params, (one) => picked(shown(one), names))
  }),
  oldCatalogMethod('crm.measure.update', `${PAGE}-update`, update),
  oldCatalogMethod('crm.measure.delete', `${PAGE}-delete`, remove),
]

const existing = (call: Call): PlainRecord => byId(call, call.state.measures, 'Measure')

function shown({ id, values }: PlainRecord): Params {
  const own: Params = { ID: String(id) }
  for (const [old, name] of Object.entries(NEW_NAMES)) own[old] = values[name] === null ? null : String(values[name])
  return own
}

const columns: Columns<PlainRecord> = {
  ID: columnOf('number', (one) => one.id),
  ...Object.fromEntries(
    Object.entries(NEW_NAMES).map(([old, name]) => [
      old,
      columnOf(old === 'CODE' ? 'number' : 'text', (one: PlainRecord) => one.values[name]),
    ]),
  ),
}

function newNames(fields: Params): Params {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [NEW_NAMES[name] ?? '', value]))
}

function raise(call: Call, verb: 'ADD' | 'UPDATE' | 'DELETE', id: number): void {
  const data = { FIELDS: { ID: id } }
  call.state.touch()
  call.state.events.raise(`ONCRMMEASURE${verb}`, data, actorOf(call))
  call.state.events.raise(`CATALOG.MEASURE.ON.${verb}`, data, actorOf(call))
}

function add(call: Call): Answer {
  const fields = asMap(anyCase(call.params, 'fields'))
  if (asInt(fields.CODE) <= 0) throw new RestError('', 'The field CODE is required.')
  if (asText(fields.MEASURE_TITLE).trim() === '') throw new RestError('', 'The field MEASURE_TITLE is required.')
  const measure = newPlain(0, measureFamily.fields, newNames(fields))
  measureFamily.settle?.(call, measure, null)
  measure.id = call.state.ids.next('measure')
  call.state.measures.set(measure.id, measure)
  raise(call, 'ADD', measure.id)
  return { result: measure.id }
}

function update(call: Call): Answer {
  const measure = existing(call)
  const draft: PlainRecord = { id: measure.id, values: { ...measure.values } }
  changePlain(draft, measureFamily.fields, newNames(asMap(anyCase(call.params, 'fields'))))
  measureFamily.settle?.(call, draft, measure)
  measure.values = draft.values
  raise(call, 'UPDATE', measure.id)
  return { result: true }
}

function remove(call: Call): Answer {
  const { id } = existing(call)
  call.state.measures.delete(id)
  raise(call, 'DELETE', id)
  return { result: true }
}
