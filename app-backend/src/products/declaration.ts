import { z } from 'zod'
import { setting, type SliceDeclaration } from '../portal/index.ts'
import { productsField } from './rules/products-field.ts'

export const productSettings = z.object({
  levels: setting(z.string().trim().max(300).default(''), {
    title: { ru: 'Названия уровней', en: 'Names of the levels' },
    help: {
      ru: 'Через запятую, сверху вниз: Направление, Серия, Исполнение, Артикул. Уровень без названия получает номер.',
      en: 'Separated by commas, from the top down: Direction, Series, Version, Article. A level without a name gets its number.',
    },
  }),
  catalogId: setting(z.int().min(0).default(0), {
    title: { ru: 'Номер каталога портала', en: 'Number of the portal’s catalogue' },
    help: {
      ru: 'Если каталогов несколько, укажите номер инфоблока нужного. Ноль: первый каталог товаров.',
      en: 'With several catalogues, give the information block of the wanted one. Zero: the first catalogue of products.',
    },
  }),
  articleProperty: setting(z.int().min(0).default(0), {
    title: { ru: 'Свойство с артикулом', en: 'Property with the article' },
    help: {
      ru: 'Номер свойства товара, в котором стоит артикул: он виден в адресе страницы свойства. Ноль: артикулом служит символьный код. Новое значение действует после загрузки каталога.',
      en: 'Number of the product property that holds the article: it is seen in the address of the property’s page. Zero: the symbolic code is the article. A new value takes effect after the catalogue is loaded.',
    },
  }),
  rows: setting(z.boolean().default(true), {
    title: { ru: 'Повторять выбор в товарах запроса', en: 'Repeat the choice in the request’s products' },
    help: {
      ru: 'Выбранные товары появляются на вкладке «Товары» с ценой 0: их видят отчёты и роботы портала. Строки других людей не меняются.',
      en: 'Chosen products appear in the “Products” tab with the price 0: the portal’s reports and robots see them. Rows of other people stay.',
    },
  }),
})
export type ProductSettings = z.infer<typeof productSettings>

/** Products: events come with their right; sections have events in the CRM family only. Bitrix24 docs: api-reference/catalog/product/events */
export const productEvents = ['CATALOG.PRODUCT.ON.ADD', 'CATALOG.PRODUCT.ON.UPDATE', 'CATALOG.PRODUCT.ON.DELETE']
/** Bitrix24 docs: api-reference/crm/outdated/product-section/events */
export const sectionEvents = ['ONCRMPRODUCTSECTIONADD', 'ONCRMPRODUCTSECTIONUPDATE', 'ONCRMPRODUCTSECTIONDELETE']

/** Which products a request is about, chosen from the portal's own catalogue. */
export const productsSlice: SliceDeclaration<typeof productSettings> = {
  name: 'products',
  title: { ru: 'Продукты запроса', en: 'Products of a request' },
  summary: {
    ru: 'Выбор продуктов из каталога портала в запросе. Если выключить, каталог не читается.',
    en: 'Products of the portal’s catalogue chosen in a request. If you turn it off, the catalogue is not read.',
  },
  essential: false,
  switchable: true,
  needs: ({ typeId }) => ({
    scopes: ['crm', 'catalog'],
    methods: [
      'catalog.section.list',
      'catalog.product.list',
      'crm.item.productrow.add',
      'crm.item.productrow.delete',
      'crm.item.update',
    ],
    events: sectionEvents,
    scopedEvents: { catalog: productEvents },
    userFields: [{ name: productsField(typeId), type: 'string', label: { ru: 'Продукты', en: 'Products' } }],
  }),
  settings: productSettings,
}
