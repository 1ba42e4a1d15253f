import type { Portal } from '../portal/index.ts'
import { PRICE } from '../portal/limits/cost.ts'
import { traitsOf } from '../portal/profile.ts'

/** Seconds of the window in which a method's time counts. Bitrix24 docs: limits */
const windowSeconds = 600
/** A record costs a quarter of a second on a portal that has lived for years; so a window holds fewer rows than any machine writes in it. */
const dearness = 10
/** Rows of one call. Bitrix24 docs: api-reference/crm/universal/import/crm-item-batch-import */
const bulkRows = 20

const seconds = {
  bulk: (PRICE.write + bulkRows * PRICE.bulkRow) * dearness,
  single: (PRICE.call + PRICE.write) * dearness,
}

/** Has the portal count that much for a call of either method. */
export function makeDear({ state: { limits } }: Portal): void {
  limits.operating.configure({ costs: { 'crm.item.batchimport': seconds.bulk, 'crm.item.import': seconds.single } })
}

/**
 * Rows a second that a portal's limits allow to whoever imports by both methods of the vendor, over hours: each may spend its seconds in
 * every ten minutes, at the prices of `makeDear`. The bucket is no limit: fifty calls ride in one request. Nothing of the product is asked.
 */
export const importOptimum = (portal: Portal): number =>
  shareOfTime(portal) * (bulkRows / seconds.bulk + 1 / seconds.single)

/** The same for whoever imports row by row, as the vendor's client does it by its batches. */
export const singleOptimum = (portal: Portal): number => shareOfTime(portal) / seconds.single

const shareOfTime = ({ state }: Portal) => traitsOf(state.settings.profile).operatingSeconds / windowSeconds
