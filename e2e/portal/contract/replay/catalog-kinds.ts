import { byTable } from './by-table.ts'
import type { Kind } from './world.ts'

/** Records of the catalogue. */
export const CATALOG_KINDS: Record<string, Kind> = {
  catalog: {
    sequence: 'iblock',
    has: (state, id) => state.catalogs.has(id),
    make: async ({ state }, id, { offers }) => {
      const pattern = state.catalogs.get(offers === true ? 15 : 14)
      if (pattern) state.catalogs.set(id, { ...pattern, id, values: { ...pattern.values, iblockId: id } })
    },
  },
  product: byTable('product', 'products', () => [
    'catalog.product.add',
    { fields: { iblockId: 14, name: 'Товар примера' } },
  ]),
  service: byTable('product', 'products', () => [
    'catalog.product.service.add',
    { fields: { iblockId: 14, name: 'Услуга примера' } },
  ]),
  sku: byTable('product', 'products', () => [
    'catalog.product.sku.add',
    { fields: { iblockId: 14, name: 'Товар примера' } },
  ]),
  offer: byTable('product', 'products', () => [
    'catalog.product.offer.add',
    { fields: { iblockId: 15, name: 'Вариация примера' } },
  ]),
  catalogSection: byTable('catalogSection', 'catalogSections', ({ listId = 14 }) => [
    'catalog.section.add',
    { fields: { iblockId: listId, name: 'Раздел примера' } },
  ]),
  price: {
    sequence: 'price',
    has: (state, id) => state.prices.has(id),
    make: async (world, id) => {
      await world.have('product', 900_000)
      world.state.ids.load({ ...world.state.ids.dump(), price: id - 1 })
      await world.call('catalog.price.add', {
        fields: { catalogGroupId: 1, currency: 'RUB', price: 1, productId: 900_000 },
      })
    },
  },
  measure: byTable('measure', 'measures', (_place, id) => [
    'catalog.measure.add',
    { fields: { code: 7000 + id, measureTitle: 'Мера примера' } },
  ]),
  vat: byTable('vat', 'vats', () => ['catalog.vat.add', { fields: { name: 'Налог примера', rate: 7 } }]),
  priceType: byTable('priceType', 'priceTypes', (_place, id) => [
    'catalog.priceType.add',
    { fields: { name: `EXAMPLE${id}` } },
  ]),
  productProperty: byTable('productProperty', 'productProperties', () => [
    'catalog.productProperty.add',
    { fields: { iblockId: 14, name: 'Свойство примера', propertyType: 'L' } },
  ]),
  propertyEnum: {
    sequence: 'propertyEnum',
    has: (state, id) => state.propertyEnums.has(id),
    make: async (world) => {
      await world.have('productProperty', 431)
      await world.call('catalog.productPropertyEnum.add', {
        fields: { propertyId: 431, value: 'Пример', xmlId: 'EXAMPLE' },
      })
    },
  },
  productRow: byTable('productRow', 'productRows', () => [
    'crm.item.productrow.add',
    { fields: { ownerType: 'D', ownerId: 1, productName: 'Строка примера', price: 1, quantity: 1 } },
  ]),
}
