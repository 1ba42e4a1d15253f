import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import type { FailureGroup, StagedRowView } from '@poryadok/app-backend/record-import/failures/contract'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { CloudOff } from 'lucide-react'
import { useMemo } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Grid } from '../../ui/grid/grid.tsx'
import type { GridColumn } from '../../ui/grid/grid-types.ts'
import { Note } from '../../ui/note.tsx'
import { importKeys } from './use-imports.ts'

interface FailedRowsProps {
  run: ImportRunView
  group: FailureGroup
  onClose: () => void
}

interface RowsPage {
  rows: StagedRowView[]
  more: boolean
}

/** Rows of one cause in a table; a cell is mended in its place, and the row is read again at once. */
export function FailedRows({ run, group, onClose }: FailedRowsProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { title } = group
  const { list, mend } = useRows(run, group)
  const columns = useColumns(run, String(group.params['column'] ?? ''))
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const fault = mend.error && errorWords(mend.error)
  return (
    <Dialog
      size="lg"
      title={title}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      footer={<Button onPress={onClose}>{t`Готово`}</Button>}
    >
      <p className="pb-2 text-13 text-ink-2">
        <Trans>
          Щёлкните ячейку или нажмите Enter, чтобы исправить. Строку сразу прочитаем заново: исправленные войдут в
          загрузку.
        </Trans>
      </p>
      {fault && (
        <p role="alert" className="pb-2 text-13 text-red-ink">
          {fault.title} {fault.text}
        </p>
      )}
      {!list.data &&
        (list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : <CardSkeleton />)}
      {list.data && list.error && <NextRowsFailed error={list.error} onRetry={() => void list.fetchNextPage()} />}
      {list.data && (
        <div className="flex h-[420px] min-h-0 flex-col">
          <Grid<StagedRowView>
            label={title}
            columns={columns}
            rows={rows}
            rowKey={({ number }) => String(number)}
            view={{ hidden: [], widths: {}, density: 'dense' }}
            onEdit={(row, column, text) => mend.mutate({ row, cells: row.cells.with(Number(column), text) })}
            onNearEnd={() => list.hasNextPage && !list.isFetchingNextPage && !list.error && void list.fetchNextPage()}
            empty={<p className="p-6 text-center text-13 text-ink-2">{t`Таких строк больше нет.`}</p>}
          />
        </div>
      )}
    </Dialog>
  )
}

/** Rows that came stay in sight; those behind them are asked for again by the person alone. */
function NextRowsFailed({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useLingui()
  const { title, text } = useErrorWords()(error)
  return (
    <div className="pb-2">
      <Note
        urgent
        tone="red"
        icon={<CloudOff size={18} strokeWidth={1.75} />}
        action={<Button size="sm" onPress={onRetry}>{t`Повторить`}</Button>}
      >
        {t`Следующие строки не прочитаны.`} {title} {text}
      </Note>
    </div>
  )
}

function useRows({ id }: ImportRunView, { code, params }: FailureGroup) {
  const { api } = useServices()
  const cache = useQueryClient()
  const queryKey = importKeys.part(id, `rows ${code} ${params['column'] ?? ''}`)
  const column = params['column']
  const list = useInfiniteQuery({
    queryKey,
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      api.get<RowsPage>(`/api/imports/${id}/rows`, {
        code,
        after: pageParam,
        ...(column === undefined ? {} : { column }),
      }),
    getNextPageParam: ({ rows, more }) => (more ? rows.at(-1)?.number : undefined),
    // A row that was mended stays in sight until the table is closed.
    staleTime: Number.POSITIVE_INFINITY,
  })
  const mend = useMutation({
    mutationFn: ({ row, cells }: { row: StagedRowView; cells: string[] }) =>
      api.put<StagedRowView>(`/api/imports/${id}/rows/${row.number}`, { cells }),
    onSuccess: (fresh) => {
      const put = (row: StagedRowView) => (row.number === fresh.number ? fresh : row)
      cache.setQueryData<typeof list.data>(
        queryKey,
        (old) => old && { ...old, pages: old.pages.map((page) => ({ ...page, rows: page.rows.map(put) })) },
      )
      void cache.invalidateQueries({ queryKey: importKeys.part(id, 'failures') })
      void cache.invalidateQueries({ queryKey: importKeys.run(id), exact: true })
    },
  })
  return { list, mend }
}

function useColumns({ columns }: ImportRunView, guilty: string): GridColumn<StagedRowView>[] {
  const { t } = useLingui()
  return useMemo(() => {
    const cells = columns.map((name, at): GridColumn<StagedRowView> => ({
      id: String(at),
      title: name,
      width: 170,
      cell: (row) => <span className="block truncate">{row.cells[at]}</span>,
      edit: { label: name, value: (row) => row.cells[at] ?? '' },
    }))
    const first = cells.filter(({ title }) => title === guilty)
    return [
      { id: 'number', title: '№', width: 80, pinned: 'start', align: 'right', cell: ({ number }) => number },
      {
        id: 'state',
        title: t`Что с ней`,
        width: 210,
        cell: ({ state, because }) => {
          const [cause] = because
          return state === 'FAILED' && cause ? (
            <Chip tone="red">{cause.title}</Chip>
          ) : (
            <Chip tone="green">{t`Исправлена`}</Chip>
          )
        },
      },
      ...first,
      ...cells.filter((one) => !first.includes(one)),
    ]
  }, [columns, guilty, t])
}
