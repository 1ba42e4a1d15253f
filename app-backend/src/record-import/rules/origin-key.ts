/** How a record of the file is known again: by the value of one column (0-based), or by the row's own content. */
export type OriginKey = { kind: 'column'; column: number } | { kind: 'content' }
