export type WriteAction = 'add' | 'update' | 'delete' | 'bind' | 'unbind' | 'other'
export type Values = Record<string, unknown>

/** How an unknown outcome is found out: data, since another process may have to ask. */
export type LookUp =
  /** The record holds the values of `after`. */
  | { kind: 'fields' }
  /**
   * A read whose answer has a row (`find`) or none (`missing`). `path` leads from the result to the rows; with `where` only
   * rows that hold these values count.
   */
  | { kind: 'find' | 'missing'; method: string; params: Values; path: string[]; where?: Values }
