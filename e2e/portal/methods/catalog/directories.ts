import type { MethodSpec } from '../../wire/call.ts'
import { RestError } from '../../wire/rest-error.ts'
import { portalTime } from '../../wire/time.ts'
import { plain } from '../plain-records/plain-field.ts'
import { catalogFault } from './catalog-fault.ts'
import type { CatalogFamily, Verb } from './catalog-family.ts'
import { catalogMethods } from './catalog-family.ts'

const SIX: readonly Verb[] = ['getFields', 'add', 'get', 'list', 'update', 'delete']
const admins = { read: 'admin', write: 'admin' } as const
const usual = { read: 200_040_300_010, write: 200_040_300_020, delete: 200_040_300_020 } as const

export const measureFamily: CatalogFamily = {
  name: 'measure',
  plural: 'measures',
  page: 'measure/catalog-measure',
  verbs: SIX,
  fields: [
    plain('code', 'integer', 'Код', 'r'),
    plain('id', 'integer', 'ID', 'o'),
    plain('isDefault', 'char', 'По умолчанию', '', 'N'),
    plain('measureTitle', 'string', 'Наименование', 'r'),
    plain('symbol', 'string', 'Условное обозначение'),
    plain('symbolIntl', 'string', 'Условное обозначение (международное)'),
    plain('symbolLetterIntl', 'string', 'Кодовое буквенное обозначение (международное)'),
  ],
  table: (state) => state.measures,
  sequence: 'measure',
  right: admins,
  denied: usual,
  event: 'MEASURE',
  absent: () => catalogFault(200_600_000_020, 'Measure is not exists'),
  settle({ state }, record, before) {
    const others = [...state.measures.values()].filter((one) => one.id !== before?.id)
    if (others.some((one) => one.values.code === record.values.code))
      throw catalogFault(200_600_000_000, `Measure with code ${String(record.values.code)} already exists`)
    if (record.values.isDefault === 'Y' && others.some((one) => one.values.isDefault === 'Y'))
      throw catalogFault(200_600_000_010, 'Default measure already exists')
  },
}

const vatFamily: CatalogFamily = {
  name: 'vat',
  plural: 'vats',
  page: 'vat/catalog-vat',
  verbs: SIX,
  fields: [
    plain('active', 'char', 'Активность', '', 'Y'),
    plain('id', 'integer', 'ID', 'o'),
    plain('name', 'string', 'Название', 'r'),
    plain('rate', 'double', 'Ставка', 'r'),
    plain('sort', 'integer', 'Сортировка', '', 100),
    plain('timestampX', 'datetime', 'Изменено'),
  ],
  table: (state) => state.vats,
  sequence: 'vat',
  right: admins,
  denied: usual,
  absent: () => catalogFault(200_800_000_000, 'VAT rate is not exists'),
  settle({ state }, record) {
    record.values.timestampX = portalTime(state.clock.now())
  },
}

const priceTypeFamily: CatalogFamily = {
  name: 'priceType',
  plural: 'priceTypes',
  page: 'price-type/catalog-price-type',
  verbs: SIX,
  fields: [
    plain('base', 'string', 'Базовый', '', 'N'),
    plain('createdBy', 'integer', 'Создал', 'o'),
    plain('dateCreate', 'datetime', 'Создан', 'o'),
    plain('id', 'integer', 'ID', 'o'),
    plain('modifiedBy', 'integer', 'Изменил', 'o'),
    plain('name', 'string', 'Код', 'r'),
    plain('sort', 'integer', 'Сортировка', '', 100),
    plain('timestampX', 'datetime', 'Изменён', 'o'),
    plain('xmlId', 'string', 'Внешний код'),
  ],
  table: (state) => state.priceTypes,
  sequence: 'priceType',
  right: admins,
  denied: usual,
  event: 'PRICE.TYPE',
  absent: () => catalogFault(201_000_000_000, 'Price type is not exists'),
  settle({ state, caller }, record, before) {
    const now = portalTime(state.clock.now())
    Object.assign(record.values, { timestampX: now, modifiedBy: caller.user.id })
    if (!before) Object.assign(record.values, { dateCreate: now, createdBy: caller.user.id })
    // One base type at a time: the former one stops being it.
    if (record.values.base !== 'Y') return
    for (const one of state.priceTypes.values()) if (one.id !== before?.id) one.values.base = 'N'
  },
  mayGo(_call, record) {
    if (record.values.base === 'Y') throw new RestError('BASE', 'Нельзя удалить базовый тип цены')
  },
  gone({ state }, record) {
    for (const price of state.prices.values())
      if (price.values.catalogGroupId === record.id) state.prices.delete(price.id)
  },
}

const catalogsFamily: CatalogFamily = {
  name: 'catalog',
  plural: 'catalogs',
  page: 'catalog/catalog-catalog',
  verbs: ['getFields', 'get', 'list'],
  fields: [
    plain('iblockId', 'integer', 'Инфоблок', 'ri'),
    plain('iblockTypeId', 'integer', 'Тип инфоблока', 'o'),
    plain('id', 'integer', 'ID', 'o'),
    plain('lid', 'string', 'Сайт', 'o'),
    plain('name', 'string', 'Название', 'o'),
    plain('productIblockId', 'integer', 'Инфоблок товаров'),
    plain('skuPropertyId', 'integer', 'Свойство привязки'),
    plain('subscription', 'char', 'Продажа контента'),
    plain('vatId', 'integer', 'НДС'),
  ],
  table: (state) => state.catalogs,
  sequence: 'iblock',
  right: admins,
  denied: usual,
  absent: () => catalogFault(0, 'Catalog is not exists'),
}

/** Units, taxes, kinds of prices, catalogues themselves. */
export const catalogDirectories: readonly MethodSpec[] = [
  ...catalogMethods(measureFamily),
  ...catalogMethods(vatFamily),
  ...catalogMethods(priceTypeFamily),
  ...catalogMethods(catalogsFamily),
]
