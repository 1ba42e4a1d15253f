import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import { listRows } from '../../entities/list-rows.ts'
import type { Product } from '../../store/families/catalog-tables.ts'
import type { PortalState } from '../../store/state.ts'
import type { Answer, Call, MethodSpec } from '../../wire/call.ts'
import { actorOf } from '../../wire/call.ts'
import { anyCase, asInt, asMap, asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { picked, selected } from '../plain-records/list-plain.ts'
import { describeOld, plain } from '../plain-records/plain-field.ts'
import { byId, crmCatalogId, oldCatalogMethod } from './old-shared.ts'
import { basePrice, setBasePrice } from './prices.ts'
import { changeProduct, newProduct } from './product-write.ts'
import { forgetProduct, raiseProduct } from './products.ts'

const described = [
  plain('ID', 'integer', 'ID', 'o'),
  plain('CATALOG_ID', 'integer', 'Каталог', 'i'),
  plain('PRICE', 'double', 'Цена'),
  plain('CURRENCY_ID', 'string', 'Валюта'),
  plain('NAME', 'string', 'Название', 'r'),
  plain('CODE', 'string', 'Символьный код'),
  plain('DESCRIPTION', 'string', 'Описание'),
  plain('DESCRIPTION_TYPE', 'string', 'Тип описания'),
  plain('ACTIVE', 'char', 'Активен'),
  plain('SECTION_ID', 'integer', 'Раздел'),
  plain('SORT', 'integer', 'Сортировка'),
  plain('VAT_ID', 'integer', 'Ставка НДС'),
  plain('VAT_INCLUDED', 'char', 'НДС включён в цену'),
  plain('MEASURE', 'integer', 'Единица измерения'),
  plain('XML_ID', 'string', 'Внешний код'),
  plain('PREVIEW_PICTURE', 'product_file', 'Картинка для анонса'),
  plain('DETAIL_PICTURE', 'product_file', 'Детальная картинка'),
  plain('DATE_CREATE', 'datetime', 'Дата создания', 'o'),
  plain('TIMESTAMP_X', 'datetime', 'Дата изменения', 'o'),
  plain('MODIFIED_BY', 'integer', 'Кем изменён', 'o'),
  plain('CREATED_BY', 'integer', 'Кем создан', 'o'),
]

/** Upper-case name -> name of the catalogue's own field. */
const NEW_NAMES: Readonly<Record<string, string>> = {
  NAME: 'name',
  CODE: 'code',
  DESCRIPTION: 'detailText',
  DESCRIPTION_TYPE: 'detailTextType',
  ACTIVE: 'active',
  SECTION_ID: 'iblockSectionId',
  SORT: 'sort',
  VAT_ID: 'vatId',
  VAT_INCLUDED: 'vatIncluded',
  MEASURE: 'measure',
  XML_ID: 'xmlId',
  PREVIEW_PICTURE: 'previewPicture',
  DETAIL_PICTURE: 'detailPicture',
}

export const oldProductMethods: readonly MethodSpec[] = [
  oldCatalogMethod('crm.product.fields', 'products/crm-product-fields', () => ({ result: describeOld(described) })),
  oldCatalogMethod('crm.product.add', 'products/crm-product-add', add, true),
  oldCatalogMethod('crm.product.get', 'products/crm-product-get', (call) => ({
    result: shown(call.state, byId(call, call.state.products, 'Product')),
  })),
  oldCatalogMethod('crm.product.list', 'products/crm-product-list', list),
  oldCatalogMethod('crm.product.update', 'products/crm-product-update', update, true),
  oldCatalogMethod('crm.product.delete', 'products/crm-product-delete', remove, true),
]

function shown(state: PortalState, product: Product): Params {
  const { values } = product
  const text = (name: string): string | null =>
    values[name] === null || values[name] === undefined ? null : String(values[name])
  const price = basePrice(state, product.id)
  const own: Params = {
    ID: String(product.id),
    CATALOG_ID: text('iblockId'),
    PRICE: price ? Number(price.values.price).toFixed(2) : null,
    CURRENCY_ID: price ? String(price.values.currency) : null,
    DATE_CREATE: text('dateCreate'),
    TIMESTAMP_X: text('timestampX'),
    MODIFIED_BY: text('modifiedBy'),
    CREATED_BY: text('createdBy'),
  }
  for (const [old, name] of Object.entries(NEW_NAMES)) own[old] = text(name)
  for (const property of state.productProperties.values()) {
    if (property.values.iblockId !== values.iblockId) continue
    const each = (product.properties[property.id] ?? []).map((one) => ({
      valueId: String(one.valueId),
      value: asText(one.value),
    }))
    own[`PROPERTY_${property.id}`] = property.values.multiple === 'Y' ? each : (each[0] ?? null)
  }
  return own
}

function newNames(fields: Params): Params {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      NEW_NAMES[name] ?? name.replace(/^PROPERTY_(\d+)$/, 'property$1'),
      value,
    ]),
  )
}

function add(call: Call): Answer {
  const { state } = call
  const fields = asMap(anyCase(call.params, 'fields'))
  if (asText(fields.NAME).trim() === '') throw new RestError('', 'Не указано название товара.<br>')
  const iblockId = asInt(fields.CATALOG_ID) || crmCatalogId(state)
  const product = newProduct(call, { ...newNames(fields), iblockId }, 1)
  product.id = state.ids.next('product')
  state.products.set(product.id, product)
  writePrice(state, product, fields)
  raiseProduct(state, 'ADD', product, actorOf(call))
  return { result: product.id }
}

/** A price without a currency is passed over: the page of crm.product.update asks for CURRENCY_ID. */
function writePrice(state: PortalState, product: Product, fields: Params): void {
  const currency = asText(fields.CURRENCY_ID)
  if (fields.PRICE === undefined || currency === '') return
  setBasePrice(state, product.id, Number(asText(fields.PRICE).replace(',', '.')) || 0, currency)
}

function columnsOf(state: PortalState): Columns<Product> {
  const column = (kind: 'number' | 'text' | 'time', name: string) => columnOf(kind, (one: Product) => one.values[name])
  return {
    ID: columnOf('number', (one) => one.id),
    CATALOG_ID: column('number', 'iblockId'),
    NAME: column('text', 'name'),
    CODE: column('text', 'code'),
    ACTIVE: column('text', 'active'),
    SECTION_ID: columnOf('number', (one) => one.sections),
    SORT: column('number', 'sort'),
    XML_ID: column('text', 'xmlId'),
    DATE_CREATE: column('time', 'dateCreate'),
    TIMESTAMP_X: column('time', 'timestampX'),
    PRICE: columnOf('number', (one) => basePrice(state, one.id)?.values.price),
    CURRENCY_ID: columnOf('text', (one) => basePrice(state, one.id)?.values.currency),
  }
}

/** Without a selection properties do not come, as they cost the portal dear. */
function list(call: Call): Answer {
  const { state, params } = call
  const names = selected(params)
  const rows = [...state.products.values()].filter((one) => one.values.type !== 4)
  return listRows(rows, columnsOf(state), params, (one) => picked(shown(state, one), names))
}

function update(call: Call): Answer {
  const product = byId(call, call.state.products, 'Product')
  const fields = asMap(anyCase(call.params, 'fields'))
  changeProduct(call, product, newNames(fields))
  writePrice(call.state, product, fields)
  raiseProduct(call.state, 'UPDATE', product, actorOf(call))
  return { result: true }
}

function remove(call: Call): Answer {
  const product = byId(call, call.state.products, 'Product')
  forgetProduct(call.state, product.id)
  raiseProduct(call.state, 'DELETE', product, actorOf(call))
  return { result: true }
}
