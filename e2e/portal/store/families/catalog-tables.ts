import type { PlainRecord } from '../plain-record.ts'

export interface PropertyValue {
  valueId: number
  value: string | number
}

/** A product, variation or service: flat fields plus its sections and its property values by property id. */
export interface Product extends PlainRecord {
  sections: number[]
  properties: Record<string, PropertyValue[]>
}

/** A product row of a CRM item. */
export interface ProductRow {
  id: number
  entityTypeId: number
  ownerId: number
  productId: number
  productName: string
  /** With discount and tax, a unit. */
  price: number
  priceExclusive: number
  priceNetto: number
  priceBrutto: number
  quantity: number
  discountTypeId: 1 | 2
  discountRate: number
  discountSum: number
  taxRate: number | null
  taxIncluded: 'Y' | 'N'
  measureCode: number
  measureName: string
  sort: number
  type: number
  xmlId: string
}

/** Commercial catalogue and product rows. */
export interface CatalogTables {
  catalogs: Map<number, PlainRecord>
  catalogSections: Map<number, PlainRecord>
  products: Map<number, Product>
  prices: Map<number, PlainRecord>
  priceTypes: Map<number, PlainRecord>
  measures: Map<number, PlainRecord>
  vats: Map<number, PlainRecord>
  productProperties: Map<number, PlainRecord>
  propertyEnums: Map<number, PlainRecord>
  productRows: Map<number, ProductRow>
}

export function emptyCatalogTables(): CatalogTables {
  return {
    catalogs: new Map(),
    catalogSections: new Map(),
    products: new Map(),
    prices: new Map(),
    priceTypes: new Map(),
    measures: new Map(),
    vats: new Map(),
    productProperties: new Map(),
    propertyEnums: new Map(),
    productRows: new Map(),
  }
}
