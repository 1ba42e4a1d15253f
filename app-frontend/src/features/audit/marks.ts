/** Our own marks in records: they tell a reader nothing. */
const marks = new Set(['originatorId', 'originId', 'xmlId', 'ORIGINATOR_ID', 'ORIGIN_ID'])

export const isMark = (field: string): boolean => marks.has(field)
