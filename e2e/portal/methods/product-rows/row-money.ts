import type { ProductRow } from '../../store/families/catalog-tables.ts'

type Money = Pick<
  ProductRow,
  | 'price'
  | 'priceExclusive'
  | 'priceNetto'
  | 'priceBrutto'
  | 'discountTypeId'
  | 'discountRate'
  | 'discountSum'
  | 'taxRate'
>
export type Given = Pick<Money, 'price' | 'discountTypeId' | 'discountRate' | 'discountSum' | 'taxRate'>

const ABSOLUTE = 1
const round = (value: number): number => Math.round(value * 100) / 100

/**
 * The other prices of a row from its final price a unit: without tax (exclusive), before the discount (netto), before the
 * discount with tax (brutto). Bitrix24 docs: crm/universal/product-rows/crm-item-productrow-add and -update (examples).
 */
export function rowMoney({ price, discountTypeId, discountRate, discountSum, taxRate }: Given): Money {
  const tax = 1 + (taxRate ?? 0) / 100
  const priceExclusive = round(price / tax)
  const byRate = discountRate < 100 ? round(priceExclusive / (1 - discountRate / 100)) : priceExclusive + discountSum
  const priceNetto = discountTypeId === ABSOLUTE ? round(priceExclusive + discountSum) : byRate
  const sum = round(priceNetto - priceExclusive)
  return {
    price,
    priceExclusive,
    priceNetto,
    priceBrutto: round(priceNetto * tax),
    discountTypeId,
    discountRate: discountTypeId === ABSOLUTE && priceNetto > 0 ? round((sum / priceNetto) * 100) : discountRate,
    discountSum: sum,
    taxRate,
  }
}
