/** By what a person or a company of the portal is looked for. */
export const linkTraits = ['id', 'email', 'phone', 'inn'] as const
export type LinkTrait = (typeof linkTraits)[number]

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const
export type DateOrder = (typeof dateOrders)[number]

/** How the texts of a column become values of its field; what is left out is found from the text itself. */
export interface Transform {
  /** Of dates with strokes, «03/04/2019»; dots are always day first, a year in front always leads. */
  dateOrder?: DateOrder | undefined
  /** IANA zone of moments that name none. */
  zone?: string | undefined
  /** Sign before the fraction where one sign alone stands before three digits: «1,234». */
  decimal?: ',' | '.' | undefined
  /** Entry of a list, stage or person by folded text; '' leaves the field empty. */
  values?: Record<string, string> | undefined
  /** For every text without a pair, and for people who left. */
  otherwise?: string | undefined
  findBy?: LinkTrait[] | undefined
  /** What a person or company that the portal lacks does to the row; it fails unless told. */
  whenMissing?: 'fail' | 'empty' | undefined
  /** Between several values of one cell. */
  separator?: string | undefined
}

export interface ColumnMapping {
  /** 0-based place in the file. */
  column: number
  field: string
  transform: Transform
}
