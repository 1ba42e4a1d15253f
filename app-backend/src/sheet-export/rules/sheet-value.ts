/** What a cell of the spreadsheet holds; nothing is the empty text. */
export type SheetValue = string | number | boolean

const dayMs = 86_400_000
/** Day 0 of the spreadsheet's calendar. Google: Sheets API, DateTimeRenderOption. */
const dayZero = Date.UTC(1899, 11, 30)

/** A day as a spreadsheet counts it, the time as its fraction: such cells sort, filter and subtract. @param wall what the clock shows, as if it were UTC */
export const serialDate = (wall: Date): number => Math.round(((wall.getTime() - dayZero) / dayMs) * 1e8) / 1e8

/** Half a second of a moment is no difference: the spreadsheet keeps fractions of days. */
export const sameCell = (one: SheetValue, other: SheetValue): boolean =>
  one === other || (typeof one === 'number' && typeof other === 'number' && Math.abs(one - other) < 5e-7)
