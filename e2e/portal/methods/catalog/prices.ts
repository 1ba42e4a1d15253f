import type { PlainRecord } from '../../store/plain-record.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt, asList, asMap, asText } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { portalTime } from '../../wire/time.ts'
import { plain } from '../plain-records/plain-field.ts'
import { shownCatalog } from '../plain-records/show-plain.ts'
import { newPlain } from '../plain-records/write-plain.ts'
import { requiredParam } from '../required-param.ts'
import { catalogFault, requiredFields } from './catalog-fault.ts'
import type { CatalogFamily } from './catalog-family.ts'
import { catalogMethods } from './catalog-family.ts'
import { requireCatalogRight } from './catalog-rights.ts'

const fields = [
  plain('catalogGroupId', 'integer', 'Тип цены', 'ri'),
  plain('currency', 'string', 'Валюта', 'r'),
  plain('extraId', 'integer', 'Наценка'),
  plain('id', 'integer', 'ID', 'o'),
  plain('price', 'double', 'Цена', 'r'),
  plain('priceScale', 'double', 'Цена в базовой валюте', 'o'),
  plain('productId', 'integer', 'Товар', 'ri'),
  plain('quantityFrom', 'integer', 'Количество от'),
  plain('quantityTo', 'integer', 'Количество до'),
  plain('timestampX', 'datetime', 'Изменена', 'o'),
]
const DENIED = { read: 200_040_300_010, write: 200_040_300_020, delete: 200_040_300_020 } as const

const priceFamily: CatalogFamily = {
  name: 'price',
  plural: 'prices',
  page: 'price/catalog-price',
  verbs: ['getFields', 'add', 'get', 'list', 'update', 'delete'],
  fields,
  table: (state) => state.prices,
  sequence: 'price',
  right: { read: 'viewer', write: 'admin' },
  denied: DENIED,
  event: 'PRICE',
  absent: () => new RestError('', 'Price is not exists'),
  settle: settlePrice,
}

function settlePrice({ state }: Call, price: PlainRecord, before: PlainRecord | null): void {
  const { productId, catalogGroupId } = price.values
  if (!state.products.has(asInt(productId))) throw catalogFault(0, 'Product is not exists')
  if (!state.priceTypes.has(asInt(catalogGroupId))) throw catalogFault(0, 'Price type is not exists')
  const taken = [...state.prices.values()].some(
    (one) =>
      one.id !== before?.id &&
      one.values.productId === productId &&
      one.values.catalogGroupId === catalogGroupId &&
      one.values.quantityFrom === price.values.quantityFrom,
  )
  if (taken)
    throw catalogFault(0, 'Validate price error. Catalog product is allowed has only single price without range')
  stamp(state, price)
}

function stamp(state: PortalState, price: PlainRecord): void {
  Object.assign(price.values, { priceScale: price.values.price, timestampX: portalTime(state.clock.now()) })
}

export const priceMethods: readonly MethodSpec[] = [
  ...catalogMethods(priceFamily),
  {
    name: 'catalog.price.modify',
    scope: 'catalog',
    status: 'supported',
    page: 'api-reference/catalog/price/catalog-price-modify',
    handler: modify,
  },
]

/** Base price of a product, if it has one: what crm.product.* calls PRICE. */
export function basePrice(state: PortalState, productId: number): PlainRecord | undefined {
  const base = [...state.priceTypes.values()].find((one) => one.values.base === 'Y')
  return [...state.prices.values()].find(
    (one) => one.values.productId === productId && one.values.catalogGroupId === base?.id,
  )
}

/** Writes the base price; null leaves it as it is. */
export function setBasePrice(state: PortalState, productId: number, price: number, currency: string): void {
  const known = basePrice(state, productId)
  const base = [...state.priceTypes.values()].find((one) => one.values.base === 'Y')
  if (!base) return
  const record = known ?? newPlain(state.ids.next('price'), fields, { productId, catalogGroupId: base.id })
  Object.assign(record.values, { price, currency })
  stamp(state, record)
  state.prices.set(record.id, record)
}

/** The whole collection of a product's prices at once: with an id changed, without one added, those not named deleted. */
function modify(call: Call): Answer {
  requireCatalogRight(call, 'admin', DENIED.write)
  const { state } = call
  const product = asMap(asMap(requiredParam(call, 'fields')).product)
  const productId = asInt(product.id)
  if (!state.products.has(productId)) throw requiredFields(['id'])
  const own = new Map(
    [...state.prices.values()].filter((one) => one.values.productId === productId).map((one) => [one.id, one]),
  )
  const kept: PlainRecord[] = asList(product.prices).map((raw) => {
    const given = asMap(raw)
    const missing = ['price', 'currency', 'catalogGroupId'].filter((name) => asText(given[name]) === '')
    if (missing.length > 0) throw requiredFields(missing)
    const draft = newPlain(own.has(asInt(given.id)) ? asInt(given.id) : 0, fields, { ...given, productId })
    stamp(state, draft)
    return draft
  })
  for (const id of own.keys()) if (!kept.some((one) => one.id === id)) drop(call, id)
  for (const price of kept) {
    const verb = price.id === 0 ? 'ADD' : 'UPDATE'
    if (price.id === 0) price.id = state.ids.next('price')
    state.prices.set(price.id, price)
    state.events.raise(`CATALOG.PRICE.ON.${verb}`, { FIELDS: { ID: price.id } }, actorOf(call))
  }
  state.touch()
  return { result: { prices: kept.map((one) => shownCatalog(one, fields)) } }
}

function drop(call: Call, id: number): void {
  call.state.prices.delete(id)
  call.state.events.raise('CATALOG.PRICE.ON.DELETE', { FIELDS: { ID: id } }, actorOf(call))
}
