import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { matchingRows, pageOf } from '../../entities/list-rows.ts'
import type { ProductRow } from '../../store/families/catalog-tables.ts'
import type { Binding } from '../../store/records.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { asInt, asList, asMap } from '../../wire/params.ts'
import { RestError, refusal } from '../../wire/rest-error.ts'
import { describeOld, plain } from '../plain-records/plain-field.ts'
import { requiredParam } from '../required-param.ts'
import { ownerOfRows, requireOwnerRight, rowsChanged } from './row-owner.ts'
import { rowsOf, shownRow, writtenRow } from './write-row.ts'

const described = [
  plain('id', 'integer', 'ID', 'o'),
  plain('ownerId', 'integer', 'ID владельца', 'ri'),
  plain('ownerType', 'string', 'Тип владельца', 'ri'),
  plain('productId', 'integer', 'Товар', 'r'),
  plain('productName', 'string', 'Название товара'),
  plain('price', 'double', 'Цена'),
  plain('priceExclusive', 'double', 'Цена без налога со скидкой', 'o'),
  plain('priceNetto', 'double', 'PRICE_NETTO', 'o'),
  plain('priceBrutto', 'double', 'PRICE_BRUTTO', 'o'),
  plain('quantity', 'double', 'Количество'),
  plain('discountTypeId', 'integer', 'Тип скидки'),
  plain('discountRate', 'double', 'Величина скидки'),
  plain('discountSum', 'double', 'Сумма скидки'),
  plain('taxRate', 'double', 'Налог'),
  plain('taxIncluded', 'char', 'Налог включен в цену'),
  plain('customized', 'char', 'Изменен'),
  plain('measureCode', 'integer', 'Код единицы измерения'),
  plain('measureName', 'string', 'Единица измерения'),
  plain('sort', 'integer', 'Сортировка'),
  plain('type', 'integer', 'TYPE', 'o'),
  plain('storeId', 'integer', 'STORE_ID', 'o'),
]
const changeable = new Set(described.filter((one) => !one.readOnly && !one.immutable).map((one) => one.name))

export const productRowMethods: readonly MethodSpec[] = [
  method('fields', 'fields', () => ({ result: { fields: describeOld(described) } })),
  method('add', 'add', add),
  method('get', 'get', (call) => ({ result: { productRow: shownRow(existing(call, 'read')) } })),
  method('list', 'list', list),
  method('update', 'update', update),
  method('delete', 'delete', remove),
  method('set', 'set', set),
  method('getAvailableForPayment', 'get-available-for-payment', unpaid),
]

function method(verb: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return {
    name: `crm.item.productrow.${verb}`,
    scope: 'crm',
    status: 'supported',
    page: `api-reference/crm/universal/product-rows/crm-item-productrow-${page}`,
    handler,
  }
}

const ownerOf = (row: ProductRow): Binding => ({ entityTypeId: row.entityTypeId, entityId: row.ownerId })

function existing(call: Call, action: 'read' | 'update'): ProductRow {
  const row = call.state.productRows.get(asInt(requiredParam(call, 'id')))
  if (!row) throw refusal.itemNotFound()
  requireOwnerRight(call, ownerOf(row), action)
  return row
}

function add(call: Call): Answer {
  const fields = asMap(requiredParam(call, 'fields'))
  const owner = ownerOfRows(call, fields.ownerType, fields.ownerId, 'update')
  const row = writtenRow(call.state, owner, fields, null)
  call.state.productRows.set(row.id, row)
  rowsChanged(call, owner)
  return { result: { productRow: shownRow(row) } }
}

const columns: Columns<ProductRow> = Object.fromEntries(
  described.map(({ name, type }) => [
    name,
    columnOf(type === 'string' || type === 'char' ? 'text' : 'number', (row: ProductRow) => shownRow(row)[name]),
  ]),
)

/** `=ownerType` and `=ownerId` have to be in the filter, spelled so. */
function list(call: Call): Answer {
  const filter = asMap(requiredParam(call, 'filter'))
  if (filter['=ownerType'] === undefined || filter['=ownerId'] === undefined)
    throw new RestError('INVALID_ARG_VALUE', 'Filter must contain =ownerType and =ownerId')
  const owner = ownerOfRows(call, filter['=ownerType'], filter['=ownerId'], 'read')
  const found = matchingRows(rowsOf(call.state, owner), columns, { filter, order: call.params.order })
  const page = pageOf(found, asInt(call.params.start), shownRow)
  return { ...page, result: { productRows: page.result } }
}

/** A name that may not be changed is refused here, not passed over. */
function update(call: Call): Answer {
  const row = existing(call, 'update')
  const fields = asMap(requiredParam(call, 'fields'))
  const alien = Object.keys(fields).find((name) => !changeable.has(name))
  if (alien !== undefined) throw new RestError('INVALID_ARG_VALUE', `Field ${alien} is unknown or not updatable`)
  const changed = writtenRow(call.state, ownerOf(row), fields, row)
  call.state.productRows.set(row.id, changed)
  rowsChanged(call, ownerOf(row))
  return { result: { productRow: shownRow(changed) } }
}

function remove(call: Call): Answer {
  const row = existing(call, 'update')
  call.state.productRows.delete(row.id)
  rowsChanged(call, ownerOf(row))
  return { result: null }
}

/** Whatever rows there were, the given ones stand instead. */
function set(call: Call): Answer {
  const { state, params } = call
  const owner = ownerOfRows(call, requiredParam(call, 'ownerType'), requiredParam(call, 'ownerId'), 'update')
  const given = asList(requiredParam(call, 'productRows')).map(asMap)
  for (const row of rowsOf(state, owner)) state.productRows.delete(row.id)
  const rows = given.map((fields) => writtenRow(state, owner, fields, null))
  for (const row of rows) state.productRows.set(row.id, row)
  rowsChanged({ ...call, params }, owner)
  return { result: { productRows: rows.map(shownRow) } }
}

/** Nothing is ever paid in this portal, so every row is available. */
function unpaid(call: Call): Answer {
  const owner = ownerOfRows(call, requiredParam(call, 'ownerType'), requiredParam(call, 'ownerId'), 'read')
  return { result: { productRows: rowsOf(call.state, owner).map(shownRow) } }
}
