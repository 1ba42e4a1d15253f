import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { listRows } from '../../entities/list-rows.ts'
import type { PlainRecord } from '../../store/plain-record.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { portalTime } from '../../wire/time.ts'
import { picked, selected } from '../plain-records/list-plain.ts'
import { oldCatalogMethod } from './old-shared.ts'

/** Names of the page -> those of catalog.vat.*. */
const NEW_NAMES: Readonly<Record<string, string>> = { ACTIVE: 'active', NAME: 'name', RATE: 'rate', C_SORT: 'sort' }
const PAGE = 'vat/crm-vat'

/** The message stands where other methods have a code. */
const refused = (code: string, description: string): RestError => new RestError(code, description)
const notFound = (): RestError => refused('VAT rate not found.', 'Ставка НДС не найдена.')
const badId = (): RestError => refused('Invalid identifier.', 'Передан некорректный идентификатор.')
const badFields = (): RestError => refused('Invalid parameters.', 'Переданы некорректные параметры.')

/** The same rates of VAT as catalog.vat.* shows. */
export const oldVatMethods: readonly MethodSpec[] = [
  oldCatalogMethod('crm.vat.fields', `${PAGE}-fields`, () => ({ result: described() })),
  oldCatalogMethod('crm.vat.add', `${PAGE}-add`, add),
  oldCatalogMethod('crm.vat.get', `${PAGE}-get`, (call) => ({ result: shown(existing(call, notFound)) })),
  oldCatalogMethod('crm.vat.list', `${PAGE}-list`, list),
  oldCatalogMethod('crm.vat.update', `${PAGE}-update`, update),
  oldCatalogMethod('crm.vat.delete', `${PAGE}-delete`, remove),
]

function described(): Params {
  const field = (type: string, title: string, size?: string, isReadOnly = false): Params => ({
    type,
    ...(size === undefined ? {} : { size }),
    isRequired: false,
    isReadOnly,
    title,
  })
  return {
    ID: field('integer', 'ID', '11', true),
    TIMESTAMP_X: field('datetime', 'Дата изменения', undefined, true),
    ACTIVE: field('string', 'Активность', '1'),
    C_SORT: field('integer', 'Сортировка', '18'),
    NAME: field('string', 'Название', '50'),
    RATE: field('double', 'Ставка', '18,2'),
  }
}

function existing({ state, params }: Call, refuse: () => RestError): PlainRecord {
  const id = asInt(anyCase(params, 'id'))
  if (id <= 0) throw badId()
  const vat = state.vats.get(id)
  if (!vat) throw refuse()
  return vat
}

function shown({ id, values }: PlainRecord): Params {
  const { active, name, rate, sort } = values
  const RATE = rate === null || rate === undefined ? null : Number(rate).toFixed(2)
  return { ID: String(id), ACTIVE: asText(active), NAME: asText(name), RATE, C_SORT: String(sort) }
}

const columns: Columns<PlainRecord> = {
  ID: columnOf('number', (one) => one.id),
  ACTIVE: columnOf('text', (one) => one.values.active),
  NAME: columnOf('text', (one) => one.values.name),
  RATE: columnOf('number', (one) => one.values.rate),
  C_SORT: columnOf('number', (one) => one.values.sort),
  TIMESTAMP_X: columnOf('time', (one) => one.values.timestampX),
}

function list(call: Call): Answer {
  const names = selected(call.params)
  return listRows(call.state.vats.values(), columns, call.params, (one) => picked(shown(one), names))
}

function requireAdmin({ caller }: Call): void {
  if (!caller.user.admin) throw refused('Access denied.', 'Нет прав на выполнение операции.')
}

/** Fields of a call under their new names; a page requires NAME and RATE of a new rate. */
function written(call: Call, isNew: boolean): Params {
  const given = asMap(anyCase(call.params, 'fields'))
  const values = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (NEW_NAMES[name] ? [[NEW_NAMES[name], value]] : [])),
  )
  if (isNew && (asText(values.name) === '' || values.rate === undefined)) throw badFields()
  if (Object.keys(values).length === 0) throw badFields()
  if (values.rate !== undefined) values.rate = Number(values.rate)
  if (values.sort !== undefined) values.sort = asInt(values.sort)
  return { ...values, timestampX: portalTime(call.state.clock.now()) }
}

function add(call: Call): Answer {
  requireAdmin(call)
  const values = { active: 'Y', sort: 100, ...written(call, true) }
  const id = call.state.ids.next('vat')
  call.state.vats.set(id, { id, values })
  call.state.touch()
  return { result: id }
}

function update(call: Call): Answer {
  requireAdmin(call)
  const vat = existing(call, badId)
  Object.assign(vat.values, written(call, false))
  call.state.touch()
  return { result: vat.id }
}

function remove(call: Call): Answer {
  requireAdmin(call)
  call.state.vats.delete(existing(call, badId).id)
  call.state.touch()
  return { result: true }
}
