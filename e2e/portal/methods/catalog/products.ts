import { matchingRows, pageOf } from '../../entities/list-rows.ts'
import type { Product } from '../../store/families/catalog-tables.ts'
import { fileContent } from '../../store/files.ts'
import type { PortalState } from '../../store/state.ts'
import type { Actor } from '../../events/bus.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { asInt, asList, asMap, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { picked } from '../plain-records/list-plain.ts'
import { requiredParam } from '../required-param.ts'
import { catalogFault, requiredFields } from './catalog-fault.ts'
import type { CatalogRight } from './catalog-rights.ts'
import { requireCatalogRight } from './catalog-rights.ts'
import { describeProducts } from './product-fields.ts'
import { productColumns, shownProduct } from './product-shown.ts'
import { changeProduct, newProduct } from './product-write.ts'

/** A kind of thing sold: its methods, its key in answers, the TYPE numbers it covers. */
interface Kind {
  /** `product.offer` of catalog.product.offer.add. */
  name: string
  page: string
  one: string
  /** Key after a write, where the page has another one. */
  written: string
  many: string
  types: readonly number[]
  /** TYPE of a new one. */
  made: number
  /** Fields a product has and this kind has not. */
  without: readonly string[]
}

const NOT_OF_HEADS = ['quantityReserved', 'quantityTrace']
const NOT_OF_SERVICES = [
  ...NOT_OF_HEADS,
  'canBuyZero',
  'height',
  'length',
  'measure',
  'negativeAmountTrace',
  'purchasingCurrency',
  'purchasingPrice',
  'quantity',
  'subscribe',
  'weight',
  'width',
]

const KINDS: readonly Kind[] = [
  kind('product', 'product/catalog-product', ['product', 'element', 'products'], [1, 3, 6, 7]),
  kind('product.offer', 'product/offer/catalog-product-offer', ['offer', 'offer', 'offers'], [4]),
  kind(
    'product.service',
    'product/service/catalog-product-service',
    ['service', 'service', 'services'],
    [7],
    NOT_OF_SERVICES,
  ),
  kind('product.sku', 'product/sku/catalog-product-sku', ['sku', 'sku', 'units'], [3, 6], NOT_OF_HEADS),
]

function kind(
  name: string,
  page: string,
  keys: [string, string, string],
  types: [number, ...number[]],
  without: readonly string[] = [],
): Kind {
  const [one, written, many] = keys
  return { name, page, one, written, many, types, made: types[0], without }
}

const DENIED = { read: 200_040_300_010, write: 200_040_300_040 } as const

export const productMethods: readonly MethodSpec[] = KINDS.flatMap((one) => [
  method(one, 'getFieldsByFilter', 'get-fields-by-filter', 'admin', (call) => getFields(call, one)),
  method(one, 'add', 'add', 'admin', (call) => add(call, one)),
  method(one, 'get', 'get', 'admin', (call) => ({
    result: { [one.one]: shownProduct(call.state, existing(call, one), one.without) },
  })),
  method(one, 'list', 'list', 'viewer', (call) => list(call, one)),
  method(one, 'update', 'update', 'admin', (call) => update(call, one)),
  method(one, 'delete', 'delete', 'admin', (call) => remove(call, one)),
  method(one, 'download', 'download', 'admin', (call) => download(call, one)),
])

function method(
  { name, page }: Kind,
  verb: string,
  pageVerb: string,
  right: CatalogRight,
  handler: (call: Call) => Answer,
): MethodSpec {
  const writes = ['add', 'update', 'delete'].includes(verb)
  return {
    name: `catalog.${name}.${verb}`,
    scope: 'catalog',
    status: 'supported',
    page: `api-reference/catalog/${page}-${pageVerb}`,
    handler(call) {
      requireCatalogRight(call, right, writes ? DENIED.write : DENIED.read)
      return handler(call)
    },
  }
}

function existing(call: Call, one: Kind): Product {
  const product = call.state.products.get(asInt(requiredParam(call, 'id')))
  if (!product || !one.types.includes(asInt(product.values.type)))
    throw catalogFault(200_040_300_000, 'Product not found')
  return product
}

/** Old and new events of one change: two generations of methods look at the same products. */
export function raiseProduct(
  state: PortalState,
  verb: 'ADD' | 'UPDATE' | 'DELETE',
  product: Product,
  actor: Actor,
): void {
  state.touch()
  const FIELDS = { ID: product.id, TYPE: asInt(product.values.type) }
  state.events.raise(`CATALOG.PRODUCT.ON.${verb}`, { FIELDS }, actor)
  if (product.values.type !== 4) state.events.raise(`ONCRMPRODUCT${verb}`, { FIELDS: { ID: product.id } }, actor)
}

function getFields(call: Call, one: Kind): Answer {
  const iblockId = asInt(asMap(requiredParam(call, 'filter')).iblockId)
  if (iblockId === 0) throw requiredFields(['iblockId'])
  return { result: { [one.one]: describeProducts(call.state, iblockId, one.without) } }
}

function add(call: Call, one: Kind): Answer {
  const { state } = call
  const fields = asMap(requiredParam(call, 'fields'))
  const product = newProduct(call, fields, one.made)
  const isOffers = state.catalogs.get(asInt(fields.iblockId))?.values.productIblockId !== null
  if (isOffers !== (one.made === 4)) throw catalogFault(200_040_300_000, 'Iblock is of another kind')
  if (one.made === 4) setParent(call, product, fields)
  product.id = state.ids.next('product')
  state.products.set(product.id, product)
  raiseProduct(state, 'ADD', product, actorOf(call))
  return { result: { [one.written]: shownProduct(state, product, one.without) } }
}

/** The head product of a variation; a product that gets its first variation becomes such a head. */
function setParent({ state }: Call, offer: Product, fields: Params): void {
  const wrapped = asMap(fields.parentId).value
  const parent = state.products.get(asInt(wrapped ?? fields.parentId))
  if (!parent) return
  offer.properties.parentId = [{ valueId: state.ids.next('propertyValue'), value: parent.id }]
  if (parent.values.type === 1 || parent.values.type === 6) parent.values.type = 3
}

/** `id` and `iblockId` have to be selected, `iblockId` has to be in the filter. */
function list(call: Call, one: Kind): Answer {
  const { state, params } = call
  const names = new Set(asList(params.select).map(asText))
  const unselected = ['id', 'iblockId'].filter((name) => !names.has(name) && !names.has('*'))
  if (unselected.length > 0) throw catalogFault(0, `Required select fields: ${unselected.join(', ')}`)
  const filter = asMap(params.filter)
  if (Object.keys(filter).every((key) => !/^[=@]?iblockId$/.test(key)))
    throw catalogFault(0, 'Required filter fields: iblockId')
  const rows = [...state.products.values()].filter((product) => one.types.includes(asInt(product.values.type)))
  const bare = Object.fromEntries(Object.entries(filter).map(([key, value]) => [key, unwrapped(value)]))
  const found = matchingRows(rows, productColumns(state), { filter: bare, order: params.order })
  const wanted = names.has('*') ? null : names
  const page = pageOf(found, asInt(params.start), (product) =>
    picked(shownProduct(state, product, one.without), wanted),
  )
  return { ...page, result: { [one.many]: page.result } }
}

/** Conditions on dates of properties come as `{value}`. */
function unwrapped(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'value' in value ? value.value : value
}

function update(call: Call, one: Kind): Answer {
  const product = existing(call, one)
  const fields = asMap(requiredParam(call, 'fields'))
  changeProduct(call, product, fields)
  if (one.made === 4 && fields.parentId !== undefined) setParent(call, product, fields)
  raiseProduct(call.state, 'UPDATE', product, actorOf(call))
  return { result: { [one.written]: shownProduct(call.state, product, one.without) } }
}

function remove(call: Call, one: Kind): Answer {
  const product = existing(call, one)
  forgetProduct(call.state, product.id)
  raiseProduct(call.state, 'DELETE', product, actorOf(call))
  return { result: true }
}

/** Prices and variations go with a product; rows of deals stay, they have the name and price of their own. */
export function forgetProduct(state: PortalState, id: number): void {
  state.products.delete(id)
  for (const price of state.prices.values()) if (price.values.productId === id) state.prices.delete(price.id)
  for (const offer of state.products.values())
    if (offer.properties.parentId?.some((one) => asInt(one.value) === id)) forgetProduct(state, offer.id)
}

function download(call: Call, one: Kind): Answer {
  const fields = asMap(requiredParam(call, 'fields'))
  const missing = ['fileId', 'productId', 'fieldName'].filter((name) => asText(fields[name]) === '')
  if (missing.length > 0) throw requiredFields(missing)
  const product = existing({ ...call, params: { id: fields.productId } }, one)
  const file = call.state.files.get(asInt(fields.fileId))
  const own = [product.values.detailPicture, product.values.previewPicture].includes(asInt(fields.fileId))
  if (!file || !own) throw catalogFault(0, 'File not found')
  return { result: null, file: { name: file.name, type: file.type, content: fileContent(call.state, file) } }
}
