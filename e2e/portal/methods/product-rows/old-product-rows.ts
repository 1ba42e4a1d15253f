import { mayTouch } from '../../entities/activity.ts'
import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { listRows } from '../../entities/list-rows.ts'
import { shortTypeName, typeByShortName } from '../../entities/owner-type-names.ts'
import { DEAL, LEAD, QUOTE } from '../../entities/type-ids.ts'
import type { ProductRow } from '../../store/families/catalog-tables.ts'
import type { Action } from '../../rights/roles.ts'
import type { Binding } from '../../store/records.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { anyCase, asInt, asList, asMap, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { picked, selected } from '../plain-records/list-plain.ts'
import { describeOld, plain } from '../plain-records/plain-field.ts'
import { rowsChanged } from './row-owner.ts'
import { rowsOf, writtenRow } from './write-row.ts'

const OWNERS = [
  { name: 'lead', typeId: LEAD, page: 'leads/crm-lead-productrows' },
  { name: 'deal', typeId: DEAL, page: 'deals/crm-deal-productrows' },
  { name: 'quote', typeId: QUOTE, page: 'quote/crm-quote-product-rows' },
] as const

/** Product rows in upper case, of one kind of item each, and the list over all of them. */
export const oldProductRowMethods: readonly MethodSpec[] = [
  ...OWNERS.flatMap(({ name, typeId, page }): MethodSpec[] => [
    method(`crm.${name}.productrows.get`, `${page}-get`, (call) => get(call, typeId)),
    method(`crm.${name}.productrows.set`, `${page}-set`, (call) => set(call, typeId)),
  ]),
  method('crm.productrow.fields', 'outdated/productrow-old/crm-productrow-fields', () => ({
    result: describeOld(described),
  })),
  method('crm.productrow.list', 'outdated/productrow-old/crm-productrow-list', list),
]

function method(name: string, page: string, handler: (call: Call) => Answer): MethodSpec {
  return { name, scope: 'crm', status: 'supported', page: `api-reference/crm/${page}`, handler }
}

const described = [
  plain('ID', 'integer', 'ID', 'o'),
  plain('OWNER_ID', 'integer', 'ID владельца', 'ri'),
  plain('OWNER_TYPE', 'string', 'Тип владельца', 'ri'),
  plain('PRODUCT_ID', 'integer', 'Товар', 'r'),
  plain('PRODUCT_NAME', 'string', 'Название товара'),
  plain('PRICE', 'double', 'Цена'),
  plain('QUANTITY', 'double', 'Количество'),
  plain('DISCOUNT_TYPE_ID', 'integer', 'Тип скидки'),
  plain('DISCOUNT_RATE', 'double', 'Величина скидки'),
  plain('DISCOUNT_SUM', 'double', 'Сумма скидки'),
  plain('TAX_RATE', 'double', 'Налог'),
  plain('TAX_INCLUDED', 'char', 'Налог включён в цену'),
  plain('CUSTOMIZED', 'char', 'Изменён'),
  plain('MEASURE_CODE', 'integer', 'Код единицы измерения'),
  plain('MEASURE_NAME', 'string', 'Единица измерения'),
  plain('SORT', 'integer', 'Сортировка'),
]

function shown(state: PortalState, row: ProductRow): Params {
  const product = state.products.get(row.productId)
  return {
    ID: String(row.id),
    OWNER_ID: String(row.ownerId),
    OWNER_TYPE: shortTypeName(row.entityTypeId),
    PRODUCT_ID: row.productId,
    PRODUCT_NAME: row.productName,
    ORIGINAL_PRODUCT_NAME: asText(product?.values.name) || row.productName,
    PRODUCT_DESCRIPTION: product?.values.detailText ?? null,
    PRICE: row.price,
    PRICE_EXCLUSIVE: row.priceExclusive,
    PRICE_NETTO: row.priceNetto,
    PRICE_BRUTTO: row.priceBrutto,
    PRICE_ACCOUNT: row.price.toFixed(8),
    QUANTITY: row.quantity,
    DISCOUNT_TYPE_ID: row.discountTypeId,
    DISCOUNT_RATE: row.discountRate,
    DISCOUNT_SUM: row.discountSum,
    TAX_RATE: row.taxRate,
    TAX_INCLUDED: row.taxIncluded,
    CUSTOMIZED: 'Y',
    MEASURE_CODE: row.measureCode,
    MEASURE_NAME: row.measureName,
    SORT: row.sort,
    XML_ID: row.xmlId,
    TYPE: row.type,
    STORE_ID: null,
    RESERVE_ID: null,
    DATE_RESERVE_END: null,
    RESERVE_QUANTITY: null,
  }
}

function ownerOf(call: Call, entityTypeId: number, action: Action): Binding {
  const owner = { entityTypeId, entityId: asInt(anyCase(call.params, 'id')) }
  if (owner.entityId <= 0) throw new RestError('', 'The parameter id is invalid or not defined.')
  if (!call.state.items.of(entityTypeId).get(owner.entityId)) throw new RestError('', 'Not found')
  if (!mayTouch(call.state, call.caller.user, action, owner)) throw new RestError('', 'Access denied.')
  return owner
}

function get(call: Call, entityTypeId: number): Answer {
  const owner = ownerOf(call, entityTypeId, 'read')
  return { result: rowsOf(call.state, owner).map((row) => shown(call.state, row)) }
}

const CAMEL: Readonly<Record<string, string>> = {
  PRODUCT_ID: 'productId',
  PRODUCT_NAME: 'productName',
  PRICE: 'price',
  QUANTITY: 'quantity',
  DISCOUNT_TYPE_ID: 'discountTypeId',
  DISCOUNT_RATE: 'discountRate',
  DISCOUNT_SUM: 'discountSum',
  TAX_RATE: 'taxRate',
  TAX_INCLUDED: 'taxIncluded',
  MEASURE_CODE: 'measureCode',
  MEASURE_NAME: 'measureName',
  SORT: 'sort',
}

/** A kind of discount without its size is refused. */
function checkDiscount(row: Params): void {
  const kind = asInt(row.DISCOUNT_TYPE_ID)
  const needs = (name: string, label: string, of: string): void => {
    if (row[name] === undefined) throw new RestError('ERROR_CORE', `${label} (${name}) is required if ${of}<br>`)
  }
  if (kind === 2) {
    const of = 'Percentage Discount Type (DISCOUNT_TYPE_ID) is defined'
    needs('DISCOUNT_RATE', 'Discount Rate', of)
    if (Number(row.DISCOUNT_RATE) === 100)
      needs('DISCOUNT_SUM', 'Discount Sum', `${of} and Discount Rate (DISCOUNT_RATE) is 100%`)
  }
  if (kind === 1) needs('DISCOUNT_SUM', 'Discount Sum', 'Monetary Discount Type (DISCOUNT_TYPE_ID) is defined')
}

/** Rows with a known ID keep it, others are new, those not given are deleted. */
function set(call: Call, entityTypeId: number): Answer {
  const { state } = call
  const owner = ownerOf(call, entityTypeId, 'update')
  const raw = anyCase(call.params, 'rows')
  if (raw !== undefined && (typeof raw !== 'object' || raw === null))
    throw new RestError('', 'The parameter rows must be array.')
  const given = asList(raw).map(asMap)
  for (const row of given) checkDiscount(row)
  const own = new Map(rowsOf(state, owner).map((row) => [row.id, row]))
  for (const id of own.keys()) state.productRows.delete(id)
  for (const row of given) {
    const fields = Object.fromEntries(Object.entries(row).map(([name, value]) => [CAMEL[name] ?? name, value]))
    const written = writtenRow(state, owner, fields, own.get(asInt(row.ID)) ?? null)
    state.productRows.set(written.id, written)
  }
  rowsChanged(call, owner)
  return { result: true }
}

const columns: Columns<ProductRow> = {
  ID: columnOf('number', (row) => row.id),
  OWNER_ID: columnOf('number', (row) => row.ownerId),
  OWNER_TYPE: columnOf('text', (row) => shortTypeName(row.entityTypeId)),
  PRODUCT_ID: columnOf('number', (row) => row.productId),
  PRODUCT_NAME: columnOf('text', (row) => row.productName),
  PRICE: columnOf('number', (row) => row.price),
  QUANTITY: columnOf('number', (row) => row.quantity),
  SORT: columnOf('number', (row) => row.sort),
}

function list(call: Call): Answer {
  const filter = asMap(anyCase(call.params, 'filter'))
  const owner = { entityTypeId: typeByShortName(asText(filter.OWNER_TYPE)), entityId: asInt(filter.OWNER_ID) }
  if (owner.entityTypeId === 0 || owner.entityId === 0)
    throw new RestError('', 'Parameter OWNER_TYPE and OWNER_ID must be defined in filter.')
  if (!mayTouch(call.state, call.caller.user, 'read', owner)) throw new RestError('', 'Access denied.')
  const names = selected(call.params)
  return listRows(rowsOf(call.state, owner), columns, call.params, (row) => picked(shown(call.state, row), names))
}
