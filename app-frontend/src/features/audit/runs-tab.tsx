import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useMemo, useState } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilteredOutState } from '../../ui/filtered-out-state.tsx'
import { EndlessGrid } from '../../ui/grid/endless-grid.tsx'
import { type GridView, plainView } from '../../ui/grid/grid-types.ts'
import { PresetBar } from '../../ui/preset-bar.tsx'
import { PeriodUndoButton } from './period-undo-button.tsx'
import { runColumns } from './run-columns.tsx'
import { RunPanel } from './run-panel.tsx'
import { type RunChoice, useRuns } from './use-runs.ts'
import { useRunWords } from './use-run-words.ts'

interface RunsTabProps {
  start: ReactNode
  overlay: boolean
  opened: string | null
  onOpen: (runId: string | null) => void
}

const firstView: GridView = { ...plainView, density: 'dense' }

/** What rules and people wrote, run by run, and the way back. */
export function RunsTab({ start, overlay, opened, onOpen }: RunsTabProps) {
  const { t, i18n } = useLingui()
  const runWords = useRunWords()
  const [choice, setChoice] = useState<RunChoice>('all')
  const [view, setView] = useState(firstView)
  const list = useRuns(choice)
  const { data } = list
  const rows = useMemo(() => data?.pages.flatMap((page) => page.runs) ?? [], [data])
  const presets: { id: RunChoice; label: string; count: null }[] = [
    { id: 'all', label: t`Все`, count: null },
    { id: 'live', label: t`Записывали`, count: null },
    { id: 'shadow', label: t`Теневые`, count: null },
    { id: 'dry', label: t`Пробные`, count: null },
    { id: 'undo', label: t`Отмены`, count: null },
    { id: 'refused', label: t`Остановленные`, count: null },
  ]
  return (
    <>
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-3">
          {start}
          <PresetBar label={t`Какая работа`} presets={presets} selected={choice} onSelect={setChoice} />
          <span className="flex-1" />
          <PeriodUndoButton />
        </div>
        <EndlessGrid
          label={t`Работа правил`}
          columns={runColumns(i18n, runWords)}
          {...{ list, rows, view, opened }}
          onView={setView}
          onOpen={({ id }) => onOpen(id)}
          nothing={<Nothing narrowed={choice !== 'all'} onReset={() => setChoice('all')} />}
          keys={false}
        />
      </div>
      {opened !== null && <RunPanel key={opened} id={opened} overlay={overlay} onClose={() => onOpen(null)} />}
    </>
  )
}

function Nothing({ narrowed, onReset }: { narrowed: boolean; onReset: () => void }) {
  const { t } = useLingui()
  return narrowed ? (
    <FilteredOutState onReset={onReset}>{t`Такой работы правил не было. Остальная видна без отбора.`}</FilteredOutState>
  ) : (
    <EmptyState title={t`Правила ещё не работали`}>
      {t`Первая строка появится, когда «Порядок» запишет что-нибудь на портал.`}
    </EmptyState>
  )
}
