/** A product row of a record, as `crm.item.productrow.list` gives it. */
export interface PortalRow {
  id: number
  productId: number
  price: number
  productName: string
}

export interface MirroredRows {
  /** Products that get a row. */
  added: number[]
  removed: PortalRow[]
  /** Products whose row is ours from now on. */
  ours: number[]
}

/**
 * What changes in the rows of a record. Rows of other people stay: of a product that was `ours` and is not chosen any more one row
 * goes, and none that somebody gave a price since. What a person put there already is not put there twice.
 */
export function mirroredRows(
  there: readonly PortalRow[],
  chosen: readonly number[],
  ours: readonly number[],
): MirroredRows {
  const wanted = [...new Set(chosen)]
  const added = wanted.filter((id) => !there.some(({ productId }) => productId === id))
  const gone = ours.filter((id) => !wanted.includes(id))
  return {
    added,
    removed: gone.flatMap((id) => there.find(({ productId, price }) => productId === id && price === 0) ?? []),
    ours: wanted.filter((id) => ours.includes(id) || added.includes(id)),
  }
}
