import type { ConditionOp, FieldKind } from './field-kinds.ts'
import type { Period } from './periods.ts'

/** A type of records that a link may point at. */
export interface LinkType {
  entityTypeId: number
  /** Stands before the number in a value; empty where the field links to one type alone. */
  prefix: string
}

/** A field of the request, as the list shows, filters and writes it. */
export interface ListField {
  name: string
  /** In the portal's words. */
  title: string
  kind: FieldKind
  multiple: boolean
  /** Set by people or by an app, not part of every CRM. */
  own: boolean
  options: { id: string; name: string }[]
  /** Of a link alone. */
  links?: LinkType[] | undefined
  sortable: boolean
  editable: boolean
  /** Never left empty. */
  required?: boolean | undefined
}

/** One condition. Days are days of the portal's calendar, numbers are numbers; null: open at that end. */
export type Condition =
  | { field: string; op: 'any-of' | 'none-of'; values: string[] }
  | { field: string; op: 'contains' | 'lacks'; text: string }
  | { field: string; op: 'between'; from: number | string | null; to: number | string | null }
  | { field: string; op: 'period'; period: Period; days: number }
  | { field: string; op: Extract<ConditionOp, 'empty' | 'filled' | 'open' | 'closed'> }

type Match = 'all' | 'any'

/** Conditions in groups: within a group by its own and/or, between the groups by that of the filter. */
export interface ListFilter {
  match: Match
  groups: { match: Match; conditions: Condition[] }[]
}

export interface Selection {
  filter: ListFilter
  sort: { field: string; direction: 'asc' | 'desc' }
}

export interface ListView {
  id: string
  /** null: the screen knows the name. */
  name: string | null
  shared: boolean
  own: boolean
  revision: number
  selection: Selection
}

/** Records that the words of a quick search name. */
export interface FoundByWords {
  requestIds: number[]
  contactIds: number[]
  companyIds: number[]
}

/** What the portal could not be asked for in the page's own request. */
export interface FoundRecords extends FoundByWords {
  /** Requests that meet a condition by amount, by its key. */
  amounts: Readonly<Record<string, number[]>>
}

/** Empty; a text, number or yes/no; several texts; named things. Days and moments are ISO texts. */
export type CellValue = null | string | number | boolean | string[] | { id: string; name: string }[]

/** A value to write: null empties the field, several stand in a list. */
export type NewValue = null | string | number | boolean | string[]
