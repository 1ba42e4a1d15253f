import { useLingui } from '@lingui/react/macro'
import { useMemo, useRef, useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useWidth } from '../../lib/use-width.ts'
import { useWording } from '../../lib/use-wording.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilteredOutState } from '../../ui/filtered-out-state.tsx'
import { Grid } from '../../ui/grid/grid.tsx'
import { type GridView, plainView } from '../../ui/grid/grid-types.ts'
import { KeyHints } from '../../ui/key-hints.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
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
  const words = useWording()
  const root = useRef<HTMLElement>(null)
  const width = useWidth(root)
  const [filter, setFilter] = useState(wholeJournal)
  const [view, setView] = useState(firstView)
  const [opened, setOpened] = useState<number | null>(null)
  const method = useDebounced(filter.method, 300)
  const calls = useCalls(useMemo(() => ({ ...filter, method }), [filter, method]))
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = calls
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const columns = useMemo(() => callColumns(i18n), [i18n])
  const place = rows.findIndex(({ id }) => id === opened)
  const step = (by: number): (() => void) | null => {
    const next = rows[place + by]
    return next ? () => setOpened(next.id) : null
  }
  const open = rows[place]
  const roomy = width - (open ? panelWidth : 0) > hintsFrom
  const shown = words.count(rows.length)
  return (
    <section
      ref={root}
      aria-label={t`Журнал обращений к порталу`}
      className="relative flex h-[max(480px,calc(100vh-120px))] overflow-hidden rounded-lg bg-white shadow-card"
    >
      <div className="flex min-w-0 flex-1 flex-col">
        <CallToolbar {...{ filter, columns, view }} onFilter={setFilter} onView={setView} />
        {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />)}
        {data && rows.length === 0 && <Nothing narrowed={isNarrowed(filter)} onReset={() => setFilter(wholeJournal)} />}
        {rows.length > 0 && (
          <>
            <Grid
              label={t`Журнал обращений к порталу`}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => String(id)}
              view={view}
              onView={setView}
              opened={opened === null ? null : String(opened)}
              onOpen={({ id }) => setOpened(id)}
              onNearEnd={() => hasNextPage && !isFetchingNextPage && void fetchNextPage()}
            />
            <ListFoot
              shown={hasNextPage ? t`Показано ${shown}, прокрутите дальше` : t`Показано ${shown}, это все`}
              more={null}
            >
              <span>{t`Хранится 72 часа; секреты и личное скрыты`}</span>
              {roomy && (
                <KeyHints
                  hints={[
                    { keys: ['↑', '↓'], does: t`строки` },
                    { keys: ['Enter'], does: t`просмотр` },
                  ]}
                />
              )}
            </ListFoot>
          </>
        )}
      </div>
      {open && (
        <CallPanel
          key={open.id}
          call={open}
          overlay={width < overlayBelow}
          onClose={() => setOpened(null)}
          onPrevious={step(-1)}
          onNext={step(1)}
        />
      )}
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
