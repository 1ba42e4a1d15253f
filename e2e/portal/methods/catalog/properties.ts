import type { MethodSpec } from '../../wire/call.ts'
import { asInt, asText } from '../../wire/params.ts'
import { RestError } from '../../wire/rest-error.ts'
import { portalTime } from '../../wire/time.ts'
import { plain } from '../plain-records/plain-field.ts'
import type { CatalogFamily, Verb } from './catalog-family.ts'
import { catalogMethods } from './catalog-family.ts'

const SIX: readonly Verb[] = ['getFields', 'add', 'get', 'list', 'update', 'delete']
const TYPES = new Set(['N', 'S', 'L', 'F', 'E', 'G'])
/** Which base type a custom one stands on. */
const USER_TYPES: Readonly<Record<string, string>> = {
  DateTime: 'S',
  Date: 'S',
  Money: 'S',
  SKU: 'E',
  directory: 'S',
  employee: 'S',
  UserID: 'S',
  EList: 'E',
  EAutocomplete: 'E',
  SectionAuto: 'G',
  HTML: 'S',
  map_google: 'S',
  map_yandex: 'S',
  DiskFile: 'S',
  ECrm: 'S',
  BoolEnum: 'L',
}
/** Here, unlike in the rest of the catalogue, the pages show the code 0 as a text. */
const fault = (text: string): RestError => new RestError('0', text)
const denied = { read: 0, write: 0, delete: 0 }

const propertyFamily: CatalogFamily = {
  name: 'productProperty',
  plural: 'productProperties',
  page: 'product-property/catalog-product-property',
  verbs: SIX,
  fields: [
    plain('active', 'char', '', '', 'Y'),
    plain('code', 'string', ''),
    plain('colCount', 'integer', '', '', 30),
    plain('defaultValue', 'text', ''),
    plain('fileType', 'string', ''),
    plain('filtrable', 'char', '', '', 'N'),
    plain('hint', 'string', ''),
    plain('iblockId', 'integer', '', 'r'),
    plain('id', 'integer', '', 'o'),
    plain('isRequired', 'char', '', '', 'N'),
    plain('linkIblockId', 'integer', ''),
    plain('listType', 'char', '', '', 'L'),
    plain('multiple', 'char', '', '', 'N'),
    plain('multipleCnt', 'integer', ''),
    plain('name', 'string', '', 'r'),
    plain('propertyType', 'string', '', 'r'),
    plain('rowCount', 'integer', '', '', 1),
    plain('searchable', 'char', '', '', 'N'),
    plain('sort', 'integer', '', '', 500),
    plain('timestampX', 'datetime', '', 'o'),
    plain('userType', 'string', ''),
    plain('userTypeSettings', 'text', ''),
    plain('withDescription', 'char', ''),
    plain('xmlId', 'string', ''),
  ],
  table: (state) => state.productProperties,
  sequence: 'productProperty',
  right: { read: 'viewer', write: 'admin' },
  denied,
  absent: () => new RestError('', 'productProperty does not exist.'),
  settle({ state }, record) {
    const { iblockId, propertyType, userType, code } = record.values
    if (!state.catalogs.has(asInt(iblockId))) throw fault('The specified iblock is not a product catalog')
    const base = userType ? USER_TYPES[asText(userType)] : asText(propertyType)
    if (!TYPES.has(asText(propertyType)) || base !== propertyType) throw fault('Invalid property type specified')
    if (/^\d/.test(asText(code))) throw fault('Код свойства не может начинаться с цифры')
    record.values.timestampX = portalTime(state.clock.now())
  },
  gone({ state }, record) {
    for (const product of state.products.values()) delete product.properties[record.id]
    for (const one of state.propertyEnums.values())
      if (one.values.propertyId === record.id) state.propertyEnums.delete(one.id)
  },
}

const enumFamily: CatalogFamily = {
  name: 'productPropertyEnum',
  plural: 'productPropertyEnums',
  page: 'product-property-enum/catalog-product-property-enum',
  verbs: SIX,
  fields: [
    plain('def', 'char', '', '', 'N'),
    plain('id', 'integer', '', 'o'),
    plain('propertyId', 'integer', '', 'r'),
    plain('sort', 'integer', '', '', 500),
    plain('value', 'string', '', 'r'),
    plain('xmlId', 'string', '', 'r'),
  ],
  table: (state) => state.propertyEnums,
  sequence: 'propertyEnum',
  right: { read: 'viewer', write: 'admin' },
  denied,
  absent: () => fault('productPropertyEnum does not exist.'),
  settle({ state }, record, before) {
    const property = state.productProperties.get(asInt(record.values.propertyId))
    if (!property) throw fault('The specified property does not belong to a product catalog')
    if (property.values.propertyType !== 'L') throw fault('Only list properties are supported')
    const xmlId = asText(record.values.xmlId)
    const taken = [...state.propertyEnums.values()].some(
      (one) => one.id !== before?.id && one.values.propertyId === property.id && one.values.xmlId === xmlId,
    )
    if (taken)
      throw new RestError(
        'BX_INVALID_VALUE',
        `Запись со значением "Внешний код", равным "${xmlId}", уже есть в базе данных`,
      )
  },
}

export const propertyMethods: readonly MethodSpec[] = [...catalogMethods(propertyFamily), ...catalogMethods(enumFamily)]
