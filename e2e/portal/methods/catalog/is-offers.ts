import type { MethodSpec } from '../../wire/call.ts'
import { asInt } from '../../wire/params.ts'
import { requiredParam } from '../required-param.ts'
import { catalogFault } from './catalog-fault.ts'
import { requireCatalogRight } from './catalog-rights.ts'

/** Is the catalogue one of variations: those name the catalogue of their head products. */
export const isOffersMethod: MethodSpec = {
  name: 'catalog.catalog.isOffers',
  scope: 'catalog',
  status: 'supported',
  page: 'api-reference/catalog/catalog/catalog-catalog-is-offers',
  handler(call) {
    requireCatalogRight(call, 'admin', 200_040_300_010)
    const catalog = call.state.catalogs.get(asInt(requiredParam(call, 'id')))
    if (!catalog) throw catalogFault(0, 'Catalog is not exists')
    return { result: catalog.values.productIblockId !== null }
  },
}
