import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../../testing.ts'
import { aPortal, aReceiver, people } from '../../testing.ts'

const CATALOG = 14
const OFFERS = 15
let portal: TestPortal
beforeAll(async () => {
  portal = await aPortal()
})
afterAll(() => portal.stop())

interface Section {
  id: number
  iblockSectionId: number | null
}
type Products = { products: Record<string, unknown>[] }
const select = ['id', 'iblockId', 'name', 'iblockSectionId']

test('the catalogue of variations knows the one of its products (catalog-catalog-list)', async () => {
  const { body } = await portal.call('catalog.catalog.list')
  expect(body).toMatchObject({
    result: {
      catalogs: [
        { id: CATALOG, productIblockId: null },
        { id: OFFERS, productIblockId: CATALOG },
      ],
    },
    total: 2,
  })
  expect(await portal.result('catalog.catalog.isOffers', { id: CATALOG })).toBe(false)
  expect(await portal.result('catalog.catalog.isOffers', { id: OFFERS })).toBe(true)
  expect(await portal.result('catalog.catalog.get', { id: OFFERS })).toMatchObject({ catalog: { iblockId: OFFERS } })
})

test('sections are a tree of three levels, the root has no parent; the list wants its catalogue', async () => {
  const { sections } = await portal.result<{ sections: Section[] }>('catalog.section.list', {
    filter: { iblockId: CATALOG },
    select: ['id', 'iblockSectionId'],
  })
  const parents = new Map(sections.map((one) => [one.id, one.iblockSectionId]))
  const depth = (id: number | null): number => (id === null ? 0 : 1 + depth(parents.get(id) ?? null))
  expect(Math.max(...sections.map((one) => depth(one.id)))).toBe(3)
  expect((await portal.call('catalog.section.list')).status).toBe(400)
})

test('sections are for administrators; the code of the refusal is a number (catalog-section-list)', async () => {
  const { body, status } = await portal.call('catalog.section.list', { filter: { iblockId: CATALOG } }, people.agent)
  expect([status, body.error]).toEqual([400, 200_040_300_030])
})

test('a section lives in the catalogue of its parent, its code is its own (catalog-section-add)', async () => {
  const fields = { iblockId: CATALOG, iblockSectionId: 1, name: 'Серия Х', code: 'seria-x' }
  const { section } = await portal.result<{ section: { id: number } }>('catalog.section.add', { fields })
  expect(section).toMatchObject({ active: 'Y', sort: 500, descriptionType: 'text', iblockSectionId: 1 })
  expect((await portal.call('catalog.section.add', { fields })).body.error).toBe(200_700_300_040)
  const alien = await portal.call('catalog.section.add', { fields: { ...fields, code: 'y', iblockId: OFFERS } })
  expect(alien.body.error).toBe(200_700_300_000)
  await portal.result('catalog.section.update', { id: section.id, fields: { name: 'Серия У' } })
  expect(await portal.result('catalog.section.get', { id: section.id })).toMatchObject({ section: { name: 'Серия У' } })
  expect(await portal.result('catalog.section.delete', { id: section.id })).toBe(true)
  expect((await portal.call('catalog.section.get', { id: section.id })).body.error).toBe(200_700_300_030)
})

test('a list of products wants id and iblockId selected and iblockId filtered (catalog-product-list)', async () => {
  const bare = await portal.call('catalog.product.list', { filter: { iblockId: CATALOG } })
  expect(bare.body).toMatchObject({ error: 0, error_description: 'Required select fields: id, iblockId' })
  expect((await portal.call('catalog.product.list', { select })).body.error_description).toContain('iblockId')
  const page = await portal.call('catalog.product.list', {
    select,
    filter: { iblockId: CATALOG },
    order: { id: 'ASC' },
  })
  expect(page.body).toMatchObject({ total: portal.state.products.size, next: 50 })
  const rest = await portal.result<Products>('catalog.product.list', {
    select,
    filter: { iblockId: CATALOG, '>id': 50 },
  })
  expect(rest.products[0]).toMatchObject({ id: 51 })
  const like = await portal.result<Products>('catalog.product.list', {
    select,
    filter: { iblockId: CATALOG, '%name': 'щр-12' },
  })
  expect(like.products.map((one) => one.name)).toEqual(['ЩР-12 навесной', 'ЩР-12 встраиваемый'])
})

test('everyone of the CRM lists products, only administrators read one', async () => {
  expect(
    (await portal.call('catalog.product.list', { select, filter: { iblockId: CATALOG } }, people.agent)).status,
  ).toBe(200)
  expect((await portal.call('catalog.product.get', { id: 1 }, people.agent)).body.error).toBe(200_040_300_010)
  const nobody = await portal.call('catalog.product.list', { select, filter: { iblockId: CATALOG } }, people.noRights)
  expect(nobody.body.error).toBe(200_040_300_010)
})

test('property values carry their own number; several come as a list (catalog-product-add)', async () => {
  const property = (more: object) =>
    portal.result<{ productProperty: { id: number } }>('catalog.productProperty.add', {
      fields: { iblockId: CATALOG, name: 'Свойство', propertyType: 'S', ...more },
    })
  const one = (await property({})).productProperty.id
  const many = (await property({ multiple: 'Y' })).productProperty.id
  const { element } = await portal.result<{ element: Record<string, unknown> & { id: number } }>(
    'catalog.product.add',
    {
      fields: {
        iblockId: CATALOG,
        name: 'Щит',
        iblockSectionId: 3,
        [`property${one}`]: 'А',
        [`property${many}`]: ['x', { value: 'y' }],
      },
    },
  )
  const text = expect.any(String)
  expect(element).toMatchObject({
    type: 1,
    available: 'Y',
    iblockSectionId: 3,
    [`property${one}`]: { value: 'А', valueId: text },
    [`property${many}`]: [
      { value: 'x', valueId: text },
      { value: 'y', valueId: text },
    ],
  })
  const fields = await portal.result<{ product: Record<string, unknown> }>('catalog.product.getFieldsByFilter', {
    filter: { iblockId: CATALOG },
  })
  expect(fields.product[`property${many}`]).toMatchObject({ isDynamic: true, isMultiple: true, propertyType: 'S' })
  const found = await portal.result<Products>('catalog.product.list', {
    select,
    filter: { iblockId: CATALOG, [`property${many}`]: 'y' },
  })
  expect(found.products.map((each) => each.id)).toEqual([element.id])
})

test('a product is drawn, changed and deleted; its events come in both generations (catalog-product-on-add)', async () => {
  const receiver = await aReceiver()
  for (const event of ['CATALOG.PRODUCT.ON.ADD', 'ONCRMPRODUCTADD'])
    await portal.result('event.bind', { event, handler: receiver.url })
  const picture = { fileData: ['щит.png', 'aGk='] }
  const { element } = await portal.result<{ element: { id: number; detailPicture: { id: string } } }>(
    'catalog.product.add',
    { fields: { iblockId: CATALOG, name: 'С картинкой', detailPicture: picture } },
  )
  await portal.state.events.idle()
  const first = receiver.received.find((one) => one.get('event') === 'CATALOG.PRODUCT.ON.ADD')
  expect([receiver.received.length, first?.get('data[FIELDS][TYPE]')]).toEqual([2, '1'])
  await portal.result('catalog.product.update', {
    id: element.id,
    fields: { detailPicture: { remove: 'Y' }, name: 'Без' },
  })
  expect(await portal.result('catalog.product.get', { id: element.id })).toMatchObject({
    product: { name: 'Без', detailPicture: null },
  })
  expect(await portal.result('catalog.product.delete', { id: element.id })).toBe(true)
  await receiver.stop()
})

test('a variation makes its product a head one and goes with it (catalog-product-offer-add)', async () => {
  const { element } = await portal.result<{ element: { id: number } }>('catalog.product.add', {
    fields: { iblockId: CATALOG, name: 'Головной' },
  })
  const { offer } = await portal.result<{ offer: { id: number } }>('catalog.product.offer.add', {
    fields: { iblockId: OFFERS, name: 'Вариация', parentId: element.id },
  })
  expect(offer).toMatchObject({ type: 4, parentId: { value: String(element.id) } })
  expect(await portal.result('catalog.product.sku.get', { id: element.id })).toMatchObject({ sku: { type: 3 } })
  const units = await portal.result('catalog.product.sku.list', { select, filter: { iblockId: CATALOG } })
  expect(units).toMatchObject({ units: [{ id: element.id }] })
  const offers = await portal.result('catalog.product.offer.list', {
    select,
    filter: { iblockId: OFFERS, parentId: element.id },
  })
  expect(offers).toMatchObject({ offers: [{ id: offer.id }] })
  await portal.result('catalog.product.offer.update', { id: offer.id, fields: { name: 'Другая' } })
  expect(await portal.result('catalog.product.offer.get', { id: offer.id })).toMatchObject({
    offer: { name: 'Другая' },
  })
  await portal.result('catalog.product.delete', { id: element.id })
  expect((await portal.call('catalog.product.offer.get', { id: offer.id })).status).toBe(400)
})

test.each([
  ['service', CATALOG, 'services', 7],
  ['sku', CATALOG, 'units', 3],
  ['offer', OFFERS, 'offers', 4],
])('catalog.product.%s has all its methods', async (kind, iblockId, many, type) => {
  const method = (verb: string) => `catalog.product.${kind}.${verb}`
  const made = await portal.result<Record<string, { id: number }>>(method('add'), {
    fields: { iblockId, name: 'Н', previewPicture: { fileData: ['a.png', 'aGk='] } },
  })
  const id = made[kind]?.id
  expect(made[kind]).toMatchObject({ type })
  const { previewPicture } = made[kind] as unknown as { previewPicture: { id: string } }
  await portal.result(method('update'), { id, fields: { sort: 7 } })
  expect(await portal.result(method('get'), { id })).toMatchObject({ [kind]: { sort: 7 } })
  const list = await portal.result<Record<string, { id: number }[]>>(method('list'), {
    select,
    filter: { iblockId, id },
  })
  expect(list[many]).toHaveLength(1)
  expect(await portal.result(method('getFieldsByFilter'), { filter: { iblockId } })).toHaveProperty([kind, 'name'])
  expect(previewPicture.id).toBeDefined()
  expect(await portal.result(method('delete'), { id })).toBe(true)
})

test('one price a product and kind; modify puts the whole collection (catalog-price-modify)', async () => {
  const type = await portal.result<{ priceType: { id: number } }>('catalog.priceType.add', { fields: { name: 'OPT' } })
  const { prices } = await portal.result<{ prices: { id: number; price: number }[] }>('catalog.price.list', {
    filter: { productId: 1 },
  })
  expect(prices).toMatchObject([{ price: 8900, currency: 'RUB', catalogGroupId: 1 }])
  const base = { productId: 1, catalogGroupId: 1, price: 1, currency: 'RUB' }
  expect((await portal.call('catalog.price.add', { fields: base })).status).toBe(400)
  const changed = await portal.result<{ prices: object[] }>('catalog.price.modify', {
    fields: { product: { id: 1, prices: [{ catalogGroupId: type.priceType.id, currency: 'RUB', price: 8000 }] } },
  })
  expect(changed.prices).toHaveLength(1)
  expect((await portal.call('catalog.price.get', { id: prices[0]?.id })).body.error_description).toBe(
    'Price is not exists',
  )
  const added = await portal.result<{ price: { id: number } }>('catalog.price.add', { fields: base })
  await portal.result('catalog.price.update', { id: added.price.id, fields: { price: 9000, currency: 'RUB' } })
  expect(await portal.result('catalog.price.get', { id: added.price.id })).toMatchObject({ price: { price: 9000 } })
  expect((await portal.call('catalog.price.update', { id: added.price.id, fields: { price: '' } })).body).toMatchObject(
    {
      error: 0,
      error_description: 'Required fields: price',
    },
  )
  expect(await portal.result('catalog.price.delete', { id: added.price.id })).toBe(true)
})

test('one base kind of price, one default unit (catalog-price-type-add, catalog-measure-add)', async () => {
  const { priceType } = await portal.result<{ priceType: { id: number } }>('catalog.priceType.add', {
    fields: { name: 'RETAIL', base: 'Y' },
  })
  expect(await portal.result('catalog.priceType.get', { id: 1 })).toMatchObject({ priceType: { base: 'N' } })
  expect((await portal.call('catalog.priceType.delete', { id: priceType.id })).body.error).toBe('BASE')
  await portal.result('catalog.priceType.update', { id: 1, fields: { base: 'Y' } })
  expect(await portal.result('catalog.priceType.delete', { id: priceType.id })).toBe(true)
  expect(await portal.result('catalog.priceType.list', { select: ['id'] })).toHaveProperty('priceTypes')
  const twice = await portal.call('catalog.measure.add', { fields: { code: 796, measureTitle: 'Штука' } })
  expect(twice.body.error).toBe(200_600_000_000)
  const second = await portal.call('catalog.measure.add', { fields: { code: 9, measureTitle: 'Х', isDefault: 'Y' } })
  expect(second.body.error).toBe(200_600_000_010)
})

test('units and taxes are kept by administrators', async () => {
  const { measure } = await portal.result<{ measure: { id: number } }>('catalog.measure.add', {
    fields: { code: 715, measureTitle: 'Пара' },
  })
  await portal.result('catalog.measure.update', { id: measure.id, fields: { symbol: 'пар' } })
  expect(await portal.result('catalog.measure.get', { id: measure.id })).toMatchObject({ measure: { symbol: 'пар' } })
  expect(await portal.result('catalog.measure.list', { filter: { code: 715 } })).toMatchObject({
    measures: [{ code: 715 }],
  })
  expect(await portal.result('catalog.measure.delete', { id: measure.id })).toBe(true)
  const { vat } = await portal.result<{ vat: { id: number } }>('catalog.vat.add', {
    fields: { name: 'НДС 5%', rate: 5 },
  })
  await portal.result('catalog.vat.update', { id: vat.id, fields: { rate: 7 } })
  expect(await portal.result('catalog.vat.get', { id: vat.id })).toMatchObject({ vat: { rate: 7, active: 'Y' } })
  expect(await portal.result('catalog.vat.list', { filter: { '>=rate': 7 } })).toMatchObject({ vats: [{}, {}, {}] })
  expect(await portal.result('catalog.vat.delete', { id: vat.id })).toBe(true)
  expect((await portal.call('catalog.vat.list', {}, people.agent)).body.error).toBe(200_040_300_010)
})

test('values of list properties are unique by xmlId (catalog-product-property-enum-add)', async () => {
  const made = await portal.result<{ productProperty: { id: number } }>('catalog.productProperty.add', {
    fields: { iblockId: CATALOG, name: 'Размер', propertyType: 'L' },
  })
  const propertyId = made.productProperty.id
  const fields = { propertyId, value: 'Средний', xmlId: 'M' }
  const { productPropertyEnum: value } = await portal.result<{ productPropertyEnum: { id: number } }>(
    'catalog.productPropertyEnum.add',
    { fields },
  )
  expect((await portal.call('catalog.productPropertyEnum.add', { fields })).body.error).toBe('BX_INVALID_VALUE')
  await portal.result('catalog.productPropertyEnum.update', { id: value.id, fields: { value: 'М', xmlId: 'M' } })
  expect(await portal.result('catalog.productPropertyEnum.get', { id: value.id })).toMatchObject({
    productPropertyEnum: { value: 'М', def: 'N' },
  })
  expect(await portal.result('catalog.productPropertyEnum.list', { filter: { propertyId } })).toMatchObject({
    productPropertyEnums: [{ id: value.id }],
  })
  await portal.result('catalog.productPropertyEnum.delete', { id: value.id })
  await portal.result('catalog.productProperty.update', { id: propertyId, fields: { name: 'Габарит' } })
  expect(await portal.result('catalog.productProperty.get', { id: propertyId })).toMatchObject({
    productProperty: { name: 'Габарит' },
  })
  expect(await portal.result('catalog.productProperty.list', { filter: { propertyType: 'L' } })).toHaveProperty(
    'productProperties',
  )
  expect(await portal.result('catalog.productProperty.delete', { id: propertyId })).toBe(true)
  const wrong = await portal.call('catalog.productProperty.add', {
    fields: { iblockId: CATALOG, name: 'Х', propertyType: 'S', userType: 'BoolEnum' },
  })
  expect(wrong.body.error_description).toBe('Invalid property type specified')
})

test.each(['catalog', 'section', 'price', 'priceType', 'measure', 'vat', 'productProperty', 'productPropertyEnum'])(
  'catalog.%s.getFields describes fields by four attributes',
  async (family) => {
    const answer = await portal.result<Record<string, Record<string, object>>>(`catalog.${family}.getFields`)
    for (const field of Object.values(answer[family] ?? {}))
      expect(Object.keys(field)).toEqual(['isImmutable', 'isReadOnly', 'isRequired', 'type'])
  },
)
