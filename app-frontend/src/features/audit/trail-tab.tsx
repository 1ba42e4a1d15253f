import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useMemo, useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useWording } from '../../lib/use-wording.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilteredOutState } from '../../ui/filtered-out-state.tsx'
import { Grid } from '../../ui/grid/grid.tsx'
import { type GridView, plainView } from '../../ui/grid/grid-types.ts'
import { KeyHints } from '../../ui/key-hints.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
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
  const words = useWording()
  const actionWords = useActionWords()
  const [filter, setFilter] = useState(wholeTrail)
  const [view, setView] = useState(firstView)
  const [opened, setOpened] = useState<number | null>(null)
  const text = useDebounced(filter.text, 300)
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useTrail(
    useMemo(() => ({ ...filter, text }), [filter, text]),
  )
  const rows = useMemo(() => data?.pages.flatMap((page) => page.events) ?? [], [data])
  const names = useMemo(() => allWords(data?.pages.map((page) => page.words) ?? []), [data])
  const columns = trailColumns(i18n, actionWords)
  const place = rows.findIndex(({ id }) => id === opened)
  const step = (by: number): (() => void) | null => {
    const next = rows[place + by]
    return next ? () => setOpened(next.id) : null
  }
  const open = rows[place]
  const shown = words.count(rows.length)
  return (
    <AuditWordsContext value={names}>
      <div className="flex min-w-0 flex-1 flex-col">
        <TrailToolbar
          {...{ filter, columns, view, start }}
          actions={data?.pages[0]?.actions ?? []}
          onFilter={setFilter}
          onView={setView}
        />
        {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />)}
        {data && rows.length === 0 && <Nothing narrowed={isNarrowed(filter)} onReset={() => setFilter(wholeTrail)} />}
        {rows.length > 0 && (
          <>
            <Grid
              label={t`Журнал действий`}
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
              <KeyHints
                hints={[
                  { keys: ['↑', '↓'], does: t`строки` },
                  { keys: ['Enter'], does: t`просмотр` },
                ]}
              />
            </ListFoot>
          </>
        )}
      </div>
      {open && (
        <EventPanel
          key={open.id}
          event={open}
          overlay={overlay}
          onClose={() => setOpened(null)}
          onPrevious={step(-1)}
          onNext={step(1)}
          onRun={onRun}
        />
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
