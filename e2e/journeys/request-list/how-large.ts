/** PORYADOK_LONG: the journeys of this folder go through 300 000 requests. */
export const long = process.env['PORYADOK_LONG'] === '1'

/** A step of a journey at full size waits longer: the portal itself looks through all of it. */
export const patience = { timeout: long ? 60_000 : 15_000 }
