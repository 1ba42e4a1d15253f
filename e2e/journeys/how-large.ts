/** PORYADOK_LONG: the journeys with leads go through 300 000 of them and, with PORYADOK_CORPUS, a classifier of 20 328 nodes. */
export const long = process.env['PORYADOK_LONG'] === '1'
export const corpus = process.env['PORYADOK_CORPUS'] ?? ''

/** A step of a journey at full size waits longer: the portal itself looks through all of it. */
export const patience = { timeout: long ? 60_000 : 15_000 }
