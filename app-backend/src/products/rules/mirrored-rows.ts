/** A product row of a record, as `crm.item.productrow.list` gives it; what is not named here is passed on as it came. */
export interface PortalRow {
  productId: number
  [field: string]: unknown
}

/** Fields of a row that are set again as they are. Bitrix24 docs: api-reference/crm/universal/product-rows/crm-item-productrow-set */
const kept = [
  'productName',
  'price',
  'quantity',
  'discountTypeId',
  'discountRate',
  'discountSum',
  'taxRate',
  'taxIncluded',
  'measureCode',
  'sort',
]

/**
 * The rows a record is to have; null when it has them. Rows of other people stay as they are: of those that are there only `ours`
 * may go. What was chosen comes without a price and once.
 */
export function mirroredRows(
  there: readonly PortalRow[],
  chosen: readonly number[],
  ours: readonly number[],
): PortalRow[] | null {
  const wanted = new Set(chosen)
  const gone = new Set(ours.filter((id) => !wanted.has(id)))
  const stay = there.filter(({ productId }) => !gone.has(productId))
  const known = new Set(stay.map(({ productId }) => productId))
  const added = [...wanted].filter((id) => !known.has(id))
  if (added.length === 0 && stay.length === there.length) return null
  return [...stay.map(asSet), ...added.map((productId) => ({ productId, price: 0, quantity: 1 }))]
}

const asSet = (row: PortalRow): PortalRow => ({
  productId: row.productId,
  ...Object.fromEntries(kept.flatMap((field) => (row[field] === undefined ? [] : [[field, row[field]]]))),
})
