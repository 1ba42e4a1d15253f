import { columnOf } from '../../entities/column.ts'
import type { Columns } from '../../entities/list-rows.ts'
import type { Product } from '../../store/families/catalog-tables.ts'
import type { PortalState } from '../../store/state.ts'
import { asText } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { isNumeric } from '../plain-records/plain-field.ts'
import { shownCatalog } from '../plain-records/show-plain.ts'
import { productFields } from './product-fields.ts'

const PARENT = 'parentId'

/** Fields that getFieldsByFilter names and no answer shows. */
const UNSEEN = ['priceType', 'negativeAmountTrace']

/** A product with its pictures and property values; `without` = fields that this kind of thing does not have. */
export function shownProduct(state: PortalState, product: Product, without: readonly string[] = []): Params {
  const seen = productFields.filter((one) => !UNSEEN.includes(one.name) && !without.includes(one.name))
  const shown: Params = shownCatalog(product, seen)
  for (const name of ['detailPicture', 'previewPicture']) shown[name] = shownPicture(product, name)
  for (const property of state.productProperties.values()) {
    if (property.values.iblockId !== product.values.iblockId) continue
    const values = (product.properties[property.id] ?? []).map((one) => ({
      value: asText(one.value),
      valueId: String(one.valueId),
    }))
    shown[`property${property.id}`] = property.values.multiple === 'Y' ? values : (values[0] ?? null)
  }
  const parent = product.properties[PARENT]?.[0]
  if (product.values.type === 4)
    shown.parentId = parent ? { value: String(parent.value), valueId: String(parent.valueId) } : null
  return shown
}

function shownPicture(product: Product, name: string): Params | null {
  const fileId = product.values[name]
  if (!fileId) return null
  const query = new URLSearchParams({
    'fields[fieldName]': name,
    'fields[fileId]': String(fileId),
    'fields[productId]': String(product.id),
  })
  const url = `/rest/catalog.product.download?${query.toString()}`
  return { id: String(fileId), url, urlMachine: url }
}

/** Columns of lists: fields, properties of every catalogue, the head product of variations. */
export function productColumns(state: PortalState): Columns<Product> {
  const columns: Columns<Product> = {}
  for (const field of productFields) {
    const kind = isNumeric(field) ? 'number' : field.type === 'datetime' ? 'time' : 'text'
    columns[field.name] = columnOf(kind, (one: Product) =>
      field.name === 'id' ? one.id : (one.values[field.name] ?? null),
    )
  }
  columns.iblockSectionId = columnOf('number', (one: Product) => one.sections)
  const ofProperty = (key: string, kind: 'number' | 'time' | 'text') =>
    columnOf(kind, (one: Product) => (one.properties[key] ?? []).map((each) => each.value))
  for (const property of state.productProperties.values()) {
    const isTime = property.values.userType === 'DateTime' || property.values.userType === 'Date'
    columns[`property${property.id}`] = ofProperty(String(property.id), isTime ? 'time' : 'text')
  }
  columns[PARENT] = ofProperty(PARENT, 'text')
  return columns
}
