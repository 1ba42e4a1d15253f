import { useLingui } from '@lingui/react/macro'
import type { DeadJobRow } from '@poryadok/app-backend/operations/contract'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useWidth } from '../../lib/use-width.ts'
import { useWording } from '../../lib/use-wording.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Grid } from '../../ui/grid/grid.tsx'
import { plainView } from '../../ui/grid/grid-types.ts'
import { KeyHints } from '../../ui/key-hints.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { PresetBar } from '../../ui/preset-bar.tsx'
import { deadColumns } from './dead-columns.tsx'
import { DeadJobPanel } from './dead-job-panel.tsx'
import { DeadJobsBar } from './dead-jobs-bar.tsx'
import { useDeadJobs } from './use-dead-jobs.ts'
import { useQueueWords } from './use-queue-words.ts'

/** Below this width the panel lies over the list, px. */
const overlayBelow = 950
/** Least width of the list that has room for hints of the keyboard, px. */
const hintsFrom = 760
const panelWidth = 380

/** Work that was given up after its tries: looked at, run again or discarded. */
export function DeadJobs() {
  const { t, i18n } = useLingui()
  const words = useWording()
  const queueWords = useQueueWords()
  const root = useRef<HTMLElement>(null)
  const width = useWidth(root)
  const [queue, setQueue] = useState('')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [opened, setOpened] = useState<number | null>(null)
  const [view, setView] = useState(plainView)
  const list = useDeadJobs(queue || null)
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = list
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data])
  const queues = data?.pages[0]?.queues ?? []
  const all = queues.reduce((sum, one) => sum + one.count, 0)
  const columns = useMemo(() => deadColumns(i18n), [i18n])
  const shown = words.count(rows.length)
  const whole = words.count(queue ? (queues.find((one) => one.queue === queue)?.count ?? rows.length) : all)
  const after = useCallback(() => {
    setTicked(new Set())
    setOpened(null)
  }, [])
  const place = rows.findIndex(({ id }) => id === opened)
  const step = (by: number): (() => void) | null => {
    const next = rows[place + by]
    return next ? () => setOpened(next.id) : null
  }
  const open: DeadJobRow | undefined = rows[place]
  const roomy = width - (open ? panelWidth : 0) > hintsFrom
  return (
    <section
      ref={root}
      aria-label={t`Работа, которая не удалась`}
      className={`relative flex overflow-hidden rounded-lg bg-white shadow-card ${rows.length > 0 ? 'h-[520px]' : ''}`}
    >
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2">
          <h2 className="text-14 font-semibold">{t`Не удалось`}</h2>
          {queues.length > 0 && (
            <PresetBar
              label={t`Отбор по очереди`}
              selected={queue}
              onSelect={(next) => {
                setQueue(next)
                after()
              }}
              presets={[
                { id: '', label: t`Все`, count: all },
                ...queues.map((one) => ({ id: one.queue, label: queueWords(one.queue), count: one.count })),
              ]}
            />
          )}
        </div>
        {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />)}
        {data && rows.length === 0 && (
          <EmptyState tone="green" title={t`Неудавшейся работы нет`}>
            {t`Сюда попадает работа, у которой кончились попытки. Пока всё доходит до конца.`}
          </EmptyState>
        )}
        {rows.length > 0 && (
          <>
            <Grid
              label={t`Работа, которая не удалась`}
              columns={columns}
              rows={rows}
              rowKey={({ id }) => String(id)}
              rowLabel={(row) => `${queueWords(row.queue)} ${row.key}`}
              view={view}
              onView={setView}
              ticked={ticked}
              onTick={setTicked}
              opened={opened === null ? null : String(opened)}
              onOpen={({ id }) => setOpened(id)}
            />
            {ticked.size > 0 ? (
              <DeadJobsBar ids={[...ticked].map(Number)} onDone={after} onClear={() => setTicked(new Set())} />
            ) : (
              <ListFoot
                shown={t`Показано ${shown} из ${whole}`}
                more={
                  hasNextPage
                    ? { label: t`Показать более ранние`, busy: isFetchingNextPage, onMore: () => void fetchNextPage() }
                    : null
                }
              >
                {roomy && (
                  <KeyHints
                    hints={[
                      { keys: ['↑', '↓'], does: t`строки` },
                      { keys: ['Space'], does: t`отметить` },
                      { keys: ['Enter'], does: t`просмотр` },
                    ]}
                  />
                )}
              </ListFoot>
            )}
          </>
        )}
      </div>
      {open && (
        <DeadJobPanel
          key={open.id}
          row={open}
          overlay={width < overlayBelow}
          onClose={() => setOpened(null)}
          onPrevious={step(-1)}
          onNext={step(1)}
          onDone={after}
        />
      )}
    </section>
  )
}
