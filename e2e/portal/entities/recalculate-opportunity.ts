import type { Item } from '../store/records.ts'
import type { PortalState } from '../store/state.ts'

interface RowTotals {
  rows: number
  /** Prices with tax. */
  sum: number
  tax: number
}

const toKopecks = (value: number): number => Math.round(value * 100) / 100

/** What an item's product rows come to, rounded to kopecks. */
function totalsOfRows(state: PortalState, entityTypeId: number, id: number): RowTotals {
  const totals: RowTotals = { rows: 0, sum: 0, tax: 0 }
  for (const row of state.productRows.values()) {
    if (row.entityTypeId !== entityTypeId || row.ownerId !== id) continue
    totals.rows += 1
    totals.sum += row.price * row.quantity
    totals.tax += (row.price - row.priceExclusive) * row.quantity
  }
  return { rows: totals.rows, sum: toKopecks(totals.sum), tax: toKopecks(totals.tax) }
}

/** Sets the amount of an item to the sum of its product rows, unless a person keeps the amount by hand. */
export function recalculateOpportunity(state: PortalState, entityTypeId: number, id: number): void {
  const table = state.items.of(entityTypeId)
  const item = table.get(id)
  if (!item) return
  const { sum, tax } = totalsOfRows(state, entityTypeId, id)
  table.put({ ...item, taxValue: tax, ...(item.isManualOpportunity === 'Y' ? {} : { opportunity: sum }) })
  state.touch()
}

/**
 * In the automatic mode an item with product rows keeps their sum, whatever amount is written.
 * Bitrix24 docs: crm/universal/product-rows/index.
 */
export function settleOpportunity(state: PortalState, entityTypeId: number, item: Item): void {
  if (item.isManualOpportunity === 'Y') return
  const { rows, sum, tax } = totalsOfRows(state, entityTypeId, item.id)
  if (rows > 0) Object.assign(item, { opportunity: sum, taxValue: tax })
}
