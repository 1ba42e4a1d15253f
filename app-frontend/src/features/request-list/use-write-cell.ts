import type { CellValue, ListField, ListPage, ListRow, NewValue } from '@poryadok/app-backend/request-list/contract'
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query'
import { randomKey } from '../../lib/random-key.ts'
import { useServices } from '../../lib/services.ts'
import { pagesKey } from './use-request-pages.ts'

export interface CellChange {
  row: ListRow
  field: ListField
  value: NewValue
  /** The new value as the cell shows it until the portal has answered. */
  shown: CellValue
}

/** Writes one cell: shown at once, and as it was again when the portal or a colleague was quicker. */
export function useWriteCell() {
  const { api } = useServices()
  const cache = useQueryClient()
  const show = ({ row, field }: CellChange, value: CellValue): void =>
    void cache.setQueriesData<InfiniteData<ListPage>>(
      { queryKey: pagesKey },
      (data) => data && withCell(data, row.id, field.name, value),
    )
  return useMutation({
    mutationFn: ({ row, field, value }: CellChange) =>
      api.post(`/api/request-list/requests/${row.id}/cell`, {
        field: field.name,
        seen: row.values[field.name] ?? null,
        value,
        key: randomKey(),
      }),
    onMutate: (change) => show(change, change.shown),
    onError: (_, change) => show(change, change.row.values[change.field.name] ?? null),
    onSettled: () => cache.invalidateQueries({ queryKey: pagesKey }),
  })
}

function withCell(data: InfiniteData<ListPage>, id: number, name: string, value: CellValue): InfiniteData<ListPage> {
  const changed = (row: ListRow): ListRow =>
    row.id === id ? { ...row, values: { ...row.values, [name]: value } } : row
  return { ...data, pages: data.pages.map((page) => ({ ...page, rows: page.rows.map(changed) })) }
}
