import { newPlain } from '../methods/plain-records/write-plain.ts'
import { measureFamily } from '../methods/catalog/directories.ts'
import type { PlainRecord, PlainValue } from '../store/plain-record.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'

/** Numbers of the CRM's own catalogue and of its catalogue of variations. */
export const CATALOG = 14
const OFFERS = 15

const measures = [
  [6, 'Метр', 'м', 'm', 'MTR'],
  [112, 'Литр', 'л', 'l', 'LTR'],
  [163, 'Грамм', 'г', 'g', 'GRM'],
  [166, 'Килограмм', 'кг', 'kg', 'KGM'],
  [796, 'Штука', 'шт', 'pc. 1', 'PCE. NMB'],
] as const

/** What the catalogue of a new portal holds: units, taxes, the base kind of price, the two catalogues. */
export function seedCatalogBase(state: PortalState): void {
  for (const [code, measureTitle, symbol, symbolIntl, symbolLetterIntl] of measures) {
    const given = { code, measureTitle, symbol, symbolIntl, symbolLetterIntl, isDefault: code === 796 ? 'Y' : 'N' }
    keep(state.measures, newPlain(state.ids.next('measure'), measureFamily.fields, given))
  }
  const now = portalTime(state.clock.now())
  for (const [name, rate] of [
    ['Без НДС', 0],
    ['НДС 10%', 10],
    ['НДС 20%', 20],
  ] as const)
    put(state.vats, state.ids.next('vat'), { active: 'Y', name, rate, sort: 100, timestampX: now })
  put(state.priceTypes, state.ids.next('priceType'), {
    base: 'Y',
    createdBy: 1,
    dateCreate: now,
    modifiedBy: 1,
    name: 'BASE',
    sort: 100,
    timestampX: now,
    xmlId: 'BASE',
  })
  const catalog = { iblockTypeId: 0, lid: 's1', subscription: 'N', vatId: null }
  put(state.catalogs, CATALOG, {
    ...catalog,
    iblockId: CATALOG,
    name: 'Товарный каталог CRM',
    productIblockId: null,
    skuPropertyId: null,
  })
  put(state.catalogs, OFFERS, {
    ...catalog,
    iblockId: OFFERS,
    name: 'Товарный каталог CRM (предложения)',
    productIblockId: CATALOG,
    skuPropertyId: 1,
  })
  state.ids.atLeast('iblock', OFFERS)
  state.ids.atLeast('productProperty', 1)
}

function put(table: Map<number, PlainRecord>, id: number, values: Record<string, PlainValue>): void {
  table.set(id, { id, values })
}

function keep(table: Map<number, PlainRecord>, record: PlainRecord): void {
  table.set(record.id, record)
}
