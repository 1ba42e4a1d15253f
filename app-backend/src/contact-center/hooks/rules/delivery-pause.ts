const [second, minute, hour] = [1_000, 60_000, 3_600_000]
/** As the Standard Webhooks recommend: standardwebhooks.com, "Deliverability and reliability". */
const pauses = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]

/** How long a delivery rests after so many tries that failed, ms; null: it is a dead letter, which a person may send again. */
export const deliveryPause = (failures: number): number | null => pauses[failures - 1] ?? null
