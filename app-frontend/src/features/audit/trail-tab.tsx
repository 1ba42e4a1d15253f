import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useMemo, useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilteredOutState } from '../../ui/filtered-out-state.tsx'
import { EndlessGrid } from '../../ui/grid/endless-grid.tsx'
import { type GridView, plainView } from '../../ui/grid/grid-types.ts'
import { useOpened } from '../../ui/grid/use-opened.ts'
import { EventPanel } from './event-panel.tsx'
import { allWords, AuditWordsContext } from './audit-words.ts'
import { trailColumns } from './trail-columns.tsx'
import { isNarrowed, wholeTrail } from './trail-filter.ts'
import { TrailToolbar } from './trail-toolbar.tsx'
import { useActionWords } from './use-action-words.ts'
import { useTrail } from './use-trail.ts'

interface TrailTabProps {
  /** Before the search: which journal is shown. */
  start: ReactNode
  overlay: boolean
  onRun: (runId: string) => void
}

const firstView: GridView = { ...plainView, density: 'dense' }

/** Who did what: people, rules and the product itself. */
export function TrailTab({ start, overlay, onRun }: TrailTabProps) {
  const { t, i18n } = useLingui()
  const actionWords = useActionWords()
  const [filter, setFilter] = useState(wholeTrail)
  const [view, setView] = useState(firstView)
  const text = useDebounced(filter.text, 300)
  const list = useTrail(useMemo(() => ({ ...filter, text }), [filter, text]))
  const { data } = list
  const rows = useMemo(() => data?.pages.flatMap((page) => page.events) ?? [], [data])
  const names = useMemo(() => allWords(data?.pages.map((page) => page.words) ?? []), [data])
  const columns = trailColumns(i18n, actionWords)
  const opened = useOpened(rows)
  return (
    <AuditWordsContext value={names}>
      <div className="flex min-w-0 flex-1 flex-col">
        <TrailToolbar
          {...{ filter, columns, view, start }}
          actions={data?.pages[0]?.actions ?? []}
          onFilter={setFilter}
          onView={setView}
        />
        <EndlessGrid
          label={t`Журнал действий`}
          {...{ list, columns, rows, view }}
          onView={setView}
          opened={opened.id}
          onOpen={opened.open}
          nothing={<Nothing narrowed={isNarrowed(filter)} onReset={() => setFilter(wholeTrail)} />}
        />
      </div>
      {opened.row && (
        <EventPanel key={opened.row.id} event={opened.row} overlay={overlay} onRun={onRun} {...opened.panel} />
      )}
    </AuditWordsContext>
  )
}

function Nothing({ narrowed, onReset }: { narrowed: boolean; onReset: () => void }) {
  const { t } = useLingui()
  return narrowed ? (
    <FilteredOutState onReset={onReset}>{t`Снимите отбор, чтобы увидеть остальные действия.`}</FilteredOutState>
  ) : (
    <EmptyState title={t`Действий ещё не было`}>
      {t`Первое появится, когда придёт письмо, сработает правило или кто-нибудь изменит настройки.`}
    </EmptyState>
  )
}
