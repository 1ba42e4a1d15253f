import { useLingui } from '@lingui/react/macro'
import { useMemo, useRef, useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useWidth } from '../../lib/use-width.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilteredOutState } from '../../ui/filtered-out-state.tsx'
import { EndlessGrid } from '../../ui/grid/endless-grid.tsx'
import { type GridView, plainView } from '../../ui/grid/grid-types.ts'
import { useOpened } from '../../ui/grid/use-opened.ts'
import { callColumns } from './call-columns.tsx'
import { isNarrowed, wholeJournal } from './call-filter.ts'
import { CallPanel } from './call-panel.tsx'
import { CallToolbar } from './call-toolbar.tsx'
import { useCalls } from './use-calls.ts'

/** Below this width the panel lies over the list, px. */
const overlayBelow = 950
/** Least width of the list that has room for hints of the keyboard, px. */
const hintsFrom = 760
const panelWidth = 380
const firstView: GridView = { ...plainView, density: 'dense' }

/** Every request to the portal of the last 72 hours. */
export function JournalTab() {
  const { t, i18n } = useLingui()
  const root = useRef<HTMLElement>(null)
  const width = useWidth(root)
  const [filter, setFilter] = useState(wholeJournal)
  const [view, setView] = useState(firstView)
  const method = useDebounced(filter.method, 300)
  const list = useCalls(useMemo(() => ({ ...filter, method }), [filter, method]))
  const { data } = list
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const columns = useMemo(() => callColumns(i18n), [i18n])
  const opened = useOpened(rows)
  const { row: open } = opened
  const roomy = width - (open ? panelWidth : 0) > hintsFrom
  return (
    <section
      ref={root}
      aria-label={t`Журнал обращений к порталу`}
      className="relative flex h-[max(480px,calc(100vh-52px))] overflow-hidden rounded-lg bg-white shadow-card"
    >
      <div className="flex min-w-0 flex-1 flex-col">
        <CallToolbar {...{ filter, columns, view }} onFilter={setFilter} onView={setView} />
        <EndlessGrid
          label={t`Журнал обращений к порталу`}
          {...{ list, columns, rows, view }}
          onView={setView}
          opened={opened.id}
          onOpen={opened.open}
          nothing={<Nothing narrowed={isNarrowed(filter)} onReset={() => setFilter(wholeJournal)} />}
          note={<span>{t`Хранится 72 часа; секреты и личное скрыты`}</span>}
          keys={roomy}
        />
      </div>
      {open && <CallPanel key={open.id} call={open} overlay={width < overlayBelow} {...opened.panel} />}
    </section>
  )
}

function Nothing({ narrowed, onReset }: { narrowed: boolean; onReset: () => void }) {
  const { t } = useLingui()
  return narrowed ? (
    <FilteredOutState
      onReset={onReset}
    >{t`Журнал хранит 72 часа. Снимите отбор, чтобы увидеть остальное.`}</FilteredOutState>
  ) : (
    <EmptyState title={t`Обращений к порталу ещё не было`}>
      {t`Первое появится, когда приложение прочитает или запишет что-нибудь на портале.`}
    </EmptyState>
  )
}
