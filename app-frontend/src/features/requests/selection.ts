import type { ListRequestsQuery, RequestPreset } from '@poryadok/app-backend/requests/contract'

export type SortColumn = ListRequestsQuery['sort']

/** What the person chose to see of the client's requests. */
export interface Selection {
  preset: RequestPreset
  search: string
  sort: SortColumn
  direction: 'asc' | 'desc'
}

/** The selection for which the backend puts the first page into the HTML. */
export const firstSelection: Selection = { preset: 'open', search: '', sort: 'id', direction: 'desc' }

export const isFirstSelection = (selection: Selection): boolean =>
  (Object.keys(firstSelection) as (keyof Selection)[]).every((key) => selection[key] === firstSelection[key])
