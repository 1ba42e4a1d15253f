import type { CellValue, ListField, ListPage, ListRow, NewValue } from '@poryadok/app-backend/request-list/contract'
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query'
import { randomKey } from '../../lib/random-key.ts'
import { useServices } from '../../lib/services.ts'
import { ApiError } from '../../lib/api-error.ts'
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
  const show = (change: CellChange, value: CellValue): void =>
    void cache.setQueriesData<InfiniteData<ListPage>>(
      { queryKey: pagesKey },
      (data) => data && withCell(data, change, value),
    )
  const write = useMutation({
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
  const { error, variables } = write
  const lacks = error instanceof ApiError && error.said?.code === 'scenarios.lacking'
  return {
    write: write.mutate,
    /** Why a cell was not written. */
    error: lacks ? null : error,
    /** A stage that asks for fields which the request has not got yet. */
    asking: lacks && variables ? variables : null,
    leave: write.reset,
  }
}

function withCell(data: InfiniteData<ListPage>, { row: { id, stage }, field }: CellChange, value: CellValue) {
  const known = [stage, ...data.pages.flatMap(({ rows }) => rows.map((row) => row.stage))]
  const moved = field.kind === 'stage' ? stageOf(value, known) : null
  const changed = (row: ListRow): ListRow =>
    row.id === id ? { ...row, stage: moved ?? row.stage, values: { ...row.values, [field.name]: value } } : row
  return { ...data, pages: data.pages.map((page) => ({ ...page, rows: page.rows.map(changed) })) }
}

/** The stage that a cell names, in the colour that other rows know; plain until the portal has answered otherwise. */
function stageOf(value: CellValue, known: readonly ListRow['stage'][]): ListRow['stage'] | null {
  const named = Array.isArray(value) ? value[0] : null
  if (!named || typeof named === 'string') return null
  return known.find(({ id }) => id === named.id) ?? { ...named, color: null, meaning: 'process' }
}
