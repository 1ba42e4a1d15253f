/** A mark on a column, which goes wherever people move the column. Google: Sheets API, developer metadata. */
export interface ColumnMark {
  sheetId: number
  field: string
  /** 0-based, as the column stands now. */
  column: number
}

export interface ColumnPlaces {
  /** Columns by field, in the order of the fields. */
  columns: ReadonlyMap<string, number>
  /** Fields whose column somebody took away. */
  missing: readonly string[]
}

/** Where the columns of a sheet stand now; of two marks of a field the left one counts. */
export function columnPlaces(marks: readonly ColumnMark[], sheetId: number, fields: readonly string[]): ColumnPlaces {
  const found = new Map<string, number>()
  for (const mark of marks) {
    if (mark.sheetId !== sheetId) continue
    found.set(mark.field, Math.min(mark.column, found.get(mark.field) ?? Number.POSITIVE_INFINITY))
  }
  const columns = new Map(
    fields.flatMap((field) => {
      const column = found.get(field)
      return column === undefined ? [] : [[field, column] as const]
    }),
  )
  return { columns, missing: fields.filter((field) => !columns.has(field)) }
}
