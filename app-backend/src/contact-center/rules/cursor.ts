/** Where a page of deals ended: the next one holds older ids, so that deals that come meanwhile shift nothing. */
export const cursorAfter = (id: number): string => `d${id.toString(36)}`

/** The id that a cursor stands for; null for what is no cursor of ours. */
export function cursorId(cursor: string): number | null {
  const id = /^d([\da-z]{1,10})$/.test(cursor) ? Number.parseInt(cursor.slice(1), 36) : Number.NaN
  return Number.isSafeInteger(id) && id > 0 ? id : null
}
