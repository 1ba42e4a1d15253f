import type { Shape } from './shape.ts'

/** How a value of a parameter is given: its base type, `!` behind it when the page marks it as required. */
export type ParamType = Base | `${Base}!`
export type Base =
  | 'any'
  | 'array'
  | 'boolean'
  | 'char'
  | 'date'
  | 'datetime'
  | 'integer'
  | 'number'
  | 'object'
  | 'string'

/** A parameter whose inner names the page lists. `uf`: names of user fields may stand beside them; `open`: any names may. */
export interface ParamFields {
  is: ParamType
  of: Record<string, ParamType>
  uf?: true
  open?: true
}

/** What the vendor's page says of one method, in names and types only. */
export interface ContractRow {
  method: string
  /** Vendor's page, without the extension. */
  page: string
  params: Record<string, ParamType | ParamFields>
  /** Shape of `result`; absent when the page shows none. */
  result?: Shape
  /** Codes in the page's table of errors. */
  errors?: readonly string[]
  /** The page names parameters of its own choice (`app.option.set`), so unknown names are no fault. */
  open?: true
}

/** Names that records of one family have besides those of a method's own example, with the kinds seen in examples. */
export interface VocabularyRow {
  family: string
  names: Record<string, string>
  /** Page, for rows written by hand. */
  page?: string
}

/** `crm.item.list` belongs to `crm.item`. */
export function familyOf(method: string): string {
  return method.slice(0, Math.max(method.lastIndexOf('.'), 0)).toLowerCase() || method.toLowerCase()
}
