import { sectionFamily } from '../methods/catalog/sections.ts'
import { setBasePrice } from '../methods/catalog/prices.ts'
import { productFields } from '../methods/catalog/product-fields.ts'
import { newPlain } from '../methods/plain-records/write-plain.ts'
import type { PortalState } from '../store/state.ts'
import { portalTime } from '../wire/time.ts'
import { CATALOG } from './catalog-base.ts'
import type { Branch } from './product-tree.ts'
import { productTree } from './product-tree.ts'

const PIECE = 796

/** The price list in the CRM's catalogue. */
export function seedProducts(state: PortalState): void {
  for (const branch of productTree) plant(state, branch, null)
}

function plant(state: PortalState, branch: Branch, parent: number | null): void {
  const id = state.ids.next('catalogSection')
  const given = {
    iblockId: CATALOG,
    iblockSectionId: parent ?? '',
    name: branch.name,
    xmlId: `section-${id}`,
    sort: id * 10,
  }
  state.catalogSections.set(id, newPlain(id, sectionFamily.fields, given))
  for (const [name, price] of branch.products ?? []) addProduct(state, id, name, price)
  for (const child of branch.branches ?? []) plant(state, child, id)
}

function addProduct(state: PortalState, section: number, name: string, price: number): void {
  const id = state.ids.next('product')
  const now = portalTime(state.clock.now())
  const measure = [...state.measures.values()].find((one) => one.values.code === PIECE)
  const { values } = newPlain(id, productFields, { iblockId: CATALOG, name, xmlId: `product-${id}` })
  Object.assign(values, { type: 1, iblockSectionId: section, measure: measure?.id ?? null })
  Object.assign(values, { createdBy: 1, modifiedBy: 1, dateCreate: now, timestampX: now })
  state.products.set(id, { id, values, sections: [section], properties: {} })
  setBasePrice(state, id, price, 'RUB')
}
