/** Why the embedded database cannot work, in a sentence for the person who started it. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
}

/** The way out that always exists. */
export const USE_A_SERVER = 'Or give the address of a PostgreSQL server (15 or newer) in DATABASE_URL.'
