import { useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { FileUp } from 'lucide-react'
import { useMemo } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Grid } from '../../ui/grid/grid.tsx'
import type { GridColumn } from '../../ui/grid/grid-types.ts'
import { Moment } from '../../ui/moment.tsx'
import { RunChip } from './run-chip.tsx'
import { useImportList } from './use-imports.ts'

interface RunsTabProps {
  onOpen: (id: string) => void
  onNew: () => void
}

/** All imports, the newest first. */
export function RunsTab({ onOpen, onNew }: RunsTabProps) {
  const { t } = useLingui()
  const list = useImportList()
  const columns = useColumns(onOpen)
  if (!list.data)
    return list.error ? <ErrorState error={list.error} onRetry={() => void list.refetch()} /> : <CardSkeleton />
  if (list.data.runs.length === 0)
    return (
      <div className="flex rounded-lg bg-white shadow-card">
        <EmptyState
          title={t`Загрузок ещё не было`}
          icon={<FileUp size={22} strokeWidth={1.75} />}
          action={<Button look="main" onPress={onNew}>{t`Выбрать файл`}</Button>}
        >
          {t`Здесь появится каждая загрузка: что вошло в портал, что нет и почему.`}
        </EmptyState>
      </div>
    )
  return (
    <div className="flex h-[max(420px,calc(100vh-52px))] flex-col overflow-hidden rounded-lg bg-white shadow-card">
      <Grid<ImportRunView>
        label={t`Загрузки`}
        columns={columns}
        rows={list.data.runs}
        rowKey={({ id }) => id}
        onOpen={({ id }) => onOpen(id)}
      />
    </div>
  )
}

function useColumns(onOpen: (id: string) => void): GridColumn<ImportRunView>[] {
  const { t } = useLingui()
  const { count } = useWording()
  return useMemo(() => {
    const figure = (id: string, title: string, value: (run: ImportRunView) => number): GridColumn<ImportRunView> => ({
      id,
      title,
      width: 96,
      align: 'right',
      cell: (run) => <span className="tabular-nums">{count(value(run))}</span>,
    })
    return [
      {
        id: 'title',
        title: t`Загрузка`,
        width: 200,
        grows: true,
        pinned: 'start',
        cell: ({ id, title, fileName }) => (
          <span className="block min-w-0">
            <button
              type="button"
              className="block max-w-full truncate text-left text-action hover:underline"
              onClick={() => onOpen(id)}
            >
              {title}
            </button>
            {title !== fileName && <span className="block truncate text-12 text-ink-3">{fileName}</span>}
          </span>
        ),
      },
      { id: 'state', title: t`Состояние`, width: 150, cell: (run) => <RunChip run={run} /> },
      figure('total', t`Строк`, ({ counts }) => counts.total),
      figure('success', t`Загружено`, ({ counts }) => counts.success),
      figure('failed', t`С ошибкой`, ({ counts }) => counts.failed),
      figure('skipped', t`Пропущено`, ({ counts }) => counts.skipped),
      { id: 'at', title: t`Начата`, width: 120, cell: ({ createdAt }) => <Moment at={createdAt} /> },
    ]
  }, [count, onOpen, t])
}
