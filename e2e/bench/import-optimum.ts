import type { Portal } from '../portal/index.ts'
import { PRICE } from '../portal/limits/cost.ts'
import { traitsOf } from '../portal/profile.ts'

/** Seconds of the window in which a method's time counts. Bitrix24 docs: limits */
const windowSeconds = 600
/** Rows of one call. Bitrix24 docs: api-reference/crm/universal/import/crm-item-batch-import */
const bulkRows = 20

/**
 * Rows a second that a portal's limits allow to whoever imports by both methods of the vendor, over hours: each may spend its seconds in
 * every ten minutes, at the portal's own prices. The bucket is no limit: fifty calls ride in one request. Nothing of the product is asked.
 */
export function importOptimum(portal: Portal): number {
  const { operatingSeconds } = traitsOf(portal.state.settings.profile)
  const bulk = bulkRows / (PRICE.write + bulkRows * PRICE.bulkRow)
  const single = 1 / (PRICE.call + PRICE.write)
  return (operatingSeconds / windowSeconds) * (bulk + single)
}
