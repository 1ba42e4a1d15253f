import { storedFile } from '../../entities/file-value.ts'
import type { Product, PropertyValue } from '../../store/families/catalog-tables.ts'
import type { Call } from '../../wire/call.ts'
import { asInt, asList, asMap, asText, isYes } from '../../wire/params.ts'
import type { Params } from '../../wire/params.ts'
import { portalTime } from '../../wire/time.ts'
import { changePlain, newPlain } from '../plain-records/write-plain.ts'
import { catalogFault, requiredFields } from './catalog-fault.ts'
import { productFields, propertyId } from './product-fields.ts'

const PICTURES = ['detailPicture', 'previewPicture'] as const
const flat = productFields.filter((one) => one.type !== 'file')

/** A product from written fields; not yet kept. `type` is the kind of product the method makes. */
export function newProduct(call: Call, fields: Params, type: number): Product {
  const { state, caller } = call
  const missing = ['iblockId', 'name'].filter((name) => asText(fields[name]) === '')
  if (missing.length > 0) throw requiredFields(missing)
  if (!state.catalogs.has(asInt(fields.iblockId))) throw catalogFault(200_040_300_000, 'Iblock not found')
  const product: Product = { ...newPlain(0, flat, fields), sections: [], properties: {} }
  const now = portalTime(state.clock.now())
  product.values.type = type
  product.values.createdBy ??= caller.user.id
  product.values.dateCreate ??= now
  product.values.measure ??= [...state.measures.values()].find((one) => one.values.isDefault === 'Y')?.id ?? null
  product.values.modifiedBy = asInt(fields.modifiedBy) || caller.user.id
  writeRest(call, product, fields)
  return product
}

export function changeProduct(call: Call, product: Product, fields: Params): void {
  if (fields.name === '') throw requiredFields(['name'])
  changePlain(product, flat, fields)
  product.values.modifiedBy = asInt(fields.modifiedBy) || call.caller.user.id
  writeRest(call, product, fields)
}

function writeRest(call: Call, product: Product, fields: Params): void {
  writeSections(call, product, fields)
  for (const name of PICTURES) {
    if (fields[name] === undefined) {
      product.values[name] ??= null
      continue
    }
    if (isYes(asMap(fields[name]).remove)) product.values[name] = null
    else product.values[name] = storedFile(call.state, fields[name]) ?? product.values[name] ?? null
  }
  for (const [key, value] of Object.entries(fields)) {
    const property = call.state.productProperties.get(propertyId(key))
    if (property && property.values.iblockId === product.values.iblockId)
      writeProperty(call, product, property.id, property.values.multiple === 'Y' ? asValues(value) : [value])
  }
  product.values.timestampX = portalTime(call.state.clock.now())
}

/** `iblockSectionId` is the main section, `iblockSection` all of them; the first section becomes the main one. */
function writeSections({ state }: Call, product: Product, fields: Params): void {
  const all = fields.iblockSection ?? fields.IblockSection
  if (all !== undefined) product.sections = asList(all).map(asInt)
  const main = asInt(product.values.iblockSectionId)
  if (main > 0 && fields.iblockSectionId !== undefined)
    product.sections = [main, ...product.sections.filter((one) => one !== main)]
  product.sections = product.sections.filter((one) => one > 0)
  for (const id of product.sections) {
    if (state.catalogSections.get(id)?.values.iblockId !== product.values.iblockId)
      throw catalogFault(200_040_300_050, 'Section is not exists')
  }
  product.values.iblockSectionId = product.sections[0] ?? null
}

const asValues = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null && 'value' in value ? [value] : asList(value)

/** A plain value or `{value, valueId}`; a known valueId keeps its number. Empty values go. */
function writeProperty({ state }: Call, product: Product, id: number, given: unknown[]): void {
  const known = new Set((product.properties[id] ?? []).map((one) => one.valueId))
  const written: PropertyValue[] = []
  for (const one of given) {
    const wrapped = typeof one === 'object' && one !== null
    const value = wrapped ? asMap(one).value : one
    const valueId = wrapped ? asInt(asMap(one).valueId) : 0
    if (typeof value !== 'string' && typeof value !== 'number') continue
    if (value === '') continue
    written.push({ valueId: known.has(valueId) ? valueId : state.ids.next('propertyValue'), value })
  }
  product.properties[id] = written
}
