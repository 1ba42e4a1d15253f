import type { MethodSpec } from '../../wire/call.ts'
import { catalogDirectories } from './directories.ts'
import { isOffersMethod } from './is-offers.ts'
import { oldMeasureMethods } from './old-measures.ts'
import { oldVatMethods } from './old-vats.ts'
import { oldProductMethods } from './old-products.ts'
import { oldSectionMethods } from './old-sections.ts'
import { priceMethods } from './prices.ts'
import { productMethods } from './products.ts'
import { propertyMethods } from './properties.ts'
import { sectionMethods } from './sections.ts'

/** The commercial catalogue, and the outdated methods over the same records. */
export const catalogFamilies: readonly MethodSpec[] = [
  ...catalogDirectories,
  isOffersMethod,
  ...sectionMethods,
  ...productMethods,
  ...priceMethods,
  ...propertyMethods,
  ...oldProductMethods,
  ...oldSectionMethods,
  ...oldMeasureMethods,
  ...oldVatMethods,
]
