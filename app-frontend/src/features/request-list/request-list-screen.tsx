import { useLingui } from '@lingui/react/macro'
import type { ListRow, RequestList } from '@poryadok/app-backend/request-list/contract'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { useOpenCard } from '../../lib/use-open-card.ts'
import { useNow } from '../../lib/use-now.ts'
import { useWidth } from '../../lib/use-width.ts'
import { MoreBar } from '../../ui/more-bar.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { BulkDialog } from './bulk-dialog.tsx'
import { ErrorNote } from './error-note.tsx'
import { ExportBar } from './export-bar.tsx'
import { ListNotes } from './list-notes.tsx'
import { ListTable } from './list-table.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import { useExport } from './use-export.ts'
import { useListColumns } from './use-list-columns.ts'
import { useLiveList } from './use-live-list.ts'
import { useListState } from './use-list-state.ts'
import { rowsOf, useRequestPages } from './use-request-pages.ts'
import { useTicks } from './use-ticks.ts'
import { useWriteCell } from './use-write-cell.ts'
import { ViewBar } from './view-bar.tsx'

const NewRequest = lazy(() => import('./new-request.tsx'))
const LackingStage = lazy(() => import('./lacking-stage.tsx'))
const PeekPanel = lazy(() => import('../requests/peek-panel.tsx'))
/** Below this width the panel lies over the list, px. */
const overlayBelow = 1000

/** All requests: views, conditions, the table, and what is done to many of them. */
export function RequestListScreen({ list }: { list: RequestList }) {
  const { t } = useLingui()
  const root = useRef<HTMLElement>(null)
  const overlay = useWidth(root) < overlayBelow
  const now = useNow()
  const state = useListState(list)
  const { selection, searched, layout } = state
  const pages = useRequestPages({ selection, search: searched, columns: layout.columns, count: layout.pinned })
  const rows = useMemo(() => rowsOf(pages.data?.pages ?? []), [pages.data])
  const first = pages.data?.pages[0]
  // What the rows were found by: a tick on all of them and a file mean the same ones.
  const understood = (searched !== '' && first?.readAs) || searched
  const ticks = useTicks({ selection, search: understood })
  const [peeked, setPeeked] = useState<number | null>(null)
  const [changing, setChanging] = useState(false)
  const [creating, setCreating] = useState(false)
  const live = useLiveList(ticks.ticked.size === 0 && (pages.data?.pages.length ?? 0) <= 1)
  const openCard = useOpenCard(live.look)
  const write = useWriteCell()
  const work = useExport(list.may.export)
  const columns = useListColumns({
    list,
    columns: layout.columns,
    frozen: pages.isPlaceholderData,
    onOpenCard: openCard,
    onWrite: write.write,
  })
  const onEdit = (row: ListRow, name: string, text: string): void => {
    const field = list.fields.find((one) => one.name === name)
    if (!field) return
    const value = field.kind === 'number' && text !== '' ? Number(text.replace(',', '.')) : text
    write.write({ row, field, value, shown: text === '' ? null : value })
  }
  return (
    <section
      ref={root}
      aria-label={t`Список запросов`}
      onKeyDown={(event) => {
        if ((event.target as HTMLElement).closest('input, textarea, [role=dialog], [role=menu]')) return
        if (event.key === 'Escape') setPeeked(null)
        if (event.key !== '/') return
        event.preventDefault()
        root.current?.querySelector<HTMLInputElement>('input[type=search]')?.focus()
      }}
      className="relative flex h-[max(480px,calc(100vh-8px))] overflow-hidden rounded-lg bg-white shadow-card"
    >
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex flex-col gap-2 border-b border-line px-4 py-3">
          <ListToolbar
            {...{ list, state, work }}
            search={understood}
            ticked={[...ticks.ticked].map(Number)}
            onCreate={list.may.create ? () => setCreating(true) : null}
          />
          <ViewBar list={list} state={state} counts={first?.counts} />
        </div>
        {ticks.ticked.size > 0 && (
          <BulkBar
            ticked={ticks.ticked.size}
            total={first?.total ?? null}
            busy={ticks.busy}
            onAll={ticks.tickAll}
            onChange={list.may.change ? () => setChanging(true) : null}
            onClear={ticks.clear}
          />
        )}
        {live.waiting && <MoreBar words={t`На портале есть изменения.`} onShow={live.look} />}
        {write.error && (
          <div className="px-4 py-2">
            <ErrorNote error={write.error} />
          </div>
        )}
        <ExportBar work={work} />
        <ListNotes page={first} typed={pages.isPlaceholderData ? '' : searched} more={ticks.more} />
        <ListTable
          {...{ list, state, pages, rows, columns, onEdit }}
          total={first?.total ?? null}
          ticked={ticks.ticked}
          onTick={ticks.set}
          opened={peeked}
          onOpen={({ id }) => setPeeked(id)}
          connected={live.connected}
          now={now}
        />
      </div>
      {peeked !== null && (
        <Suspense fallback={null}>
          <PeekPanel
            key={peeked}
            id={peeked}
            row={undefined}
            overlay={overlay}
            now={now}
            onClose={() => setPeeked(null)}
            onOpen={openCard}
          />
        </Suspense>
      )}
      {write.asking && (
        <Suspense fallback={null}>
          <LackingStage change={write.asking} onClose={write.leave} />
        </Suspense>
      )}
      {creating && (
        <Suspense fallback={null}>
          <NewRequest
            onClose={() => setCreating(false)}
            onCreated={(id) => {
              setCreating(false)
              setPeeked(id)
              live.look()
            }}
          />
        </Suspense>
      )}
      {changing && (
        <BulkDialog
          list={list}
          ids={[...ticks.ticked].map(Number)}
          onClose={() => setChanging(false)}
          onDone={() => {
            setChanging(false)
            ticks.clear()
          }}
          onLeft={(ids) => ticks.set(new Set(ids.map(String)))}
        />
      )}
    </section>
  )
}
