import { useLingui } from '@lingui/react/macro'
import type { ListRow, RequestList } from '@poryadok/app-backend/request-list/contract'
import type { ClientRef } from '@poryadok/app-backend/requests/contract'
import { lazy, Suspense, useCallback, useRef, useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { useOpenCard } from '../../lib/use-open-card.ts'
import { useWidth } from '../../lib/use-width.ts'
import { BulkBar } from './bulk-bar.tsx'
import { ErrorNote } from './error-note.tsx'
import { ListEnd } from './list-end.tsx'
import { ListGroups } from './list-groups.tsx'
import { ListNotes } from './list-notes.tsx'
import { ListPanels, loadCreate } from './list-panels.tsx'
import { ListTable } from './list-table.tsx'
import { ListToolbar } from './list-toolbar.tsx'
import { Nothing } from './nothing.tsx'
import { PendingBar } from './pending-bar.tsx'
import { useExport } from './use-export.ts'
import { useFirstRowMark } from './use-first-row-mark.ts'
import { useListBusy } from './use-list-busy.ts'
import { useListColumns } from './use-list-columns.ts'
import { useListData } from './use-list-data.ts'
import { useListState } from './use-list-state.ts'
import { useLiveList } from './use-live-list.ts'
import { useTicks } from './use-ticks.ts'
import { useWriteCell } from './use-write-cell.ts'
import { ViewBar } from './view-bar.tsx'

const ExportBar = lazy(() => import('./export-bar.tsx'))
/** Below this width the preview lies over the list, px. */
const overlayBelow = 1000

/**
 * The least width of the title, px. In a window of 1280 px everybody's first columns stand whole beside the menu of our page, and in
 * a company's card as far as the person whose request it is.
 */
const titleWidths = { all: 206, contact: 260, company: 220 }

interface RequestListScreenProps {
  list: RequestList
  /** In whose card the list stands; null: the list of all. */
  client: ClientRef | null
}

/** Requests: views, conditions, the table, and what is done to many of them. */
export function RequestListScreen({ list, client }: RequestListScreenProps) {
  const { t } = useLingui()
  const root = useRef<HTMLElement>(null)
  const table = useRef<HTMLDivElement>(null)
  const overlay = useWidth(root) < overlayBelow
  const now = useNow()
  const state = useListState(list, client)
  const { searched, selection } = state
  const data = useListData(list, client, state)
  const { pages, rows, first, closed, whole } = data
  // What the rows were found by: a tick on all of them and a file mean the same ones.
  const understood = (searched !== '' && first?.readAs) || searched
  const ticks = useTicks({ client, of: selection.filter, selection: whole.selection, search: understood })
  const [peeked, setPeeked] = useState<number | null>(null)
  const [changing, setChanging] = useState(false)
  const [creating, setCreating] = useState(false)
  const busy = useListBusy(table)
  const live = useLiveList(data.shown, () => ticks.ticked.size > 0 || busy.isBusy())
  const openCard = useOpenCard(live.look)
  const write = useWriteCell()
  const work = useExport(list.may.export)
  const columns = useListColumns({
    list,
    columns: data.columns,
    titleWidth: titleWidths[client?.kind ?? 'all'],
    frozen: pages.isPlaceholderData,
    onOpenCard: openCard,
    onWrite: write.write,
  })
  useFirstRowMark(rows.length > 0)
  const closePeek = useCallback((): void => {
    setPeeked(null)
    table.current?.querySelector<HTMLElement>('tr[aria-current=true]')?.focus()
  }, [])
  const onEdit = (row: ListRow, name: string, text: string): void => {
    const field = list.fields.find((one) => one.name === name)
    if (!field) return
    const value = field.kind === 'number' && text !== '' ? Number(text.replace(',', '.')) : text
    write.write({ row, field, value, shown: text === '' ? null : value })
  }
  const onCreate = list.may.create ? () => setCreating(true) : null
  const shared = {
    list,
    state,
    pages,
    rows,
    columns,
    onEdit,
    now,
    label: client ? t`Запросы клиента` : t`Запросы`,
    total: data.total,
    ticked: ticks.ticked,
    onTick: ticks.set,
    opened: peeked,
    onOpen: ({ id }: ListRow) => setPeeked(id),
    fresh: live.fresh,
    nothing: (
      <Nothing
        state={state}
        everything={data.counts?.['all'] ?? null}
        ofClient={client !== null}
        onCreate={client && onCreate}
      />
    ),
  }
  return (
    <section
      ref={root}
      aria-label={client ? t`Запросы клиента` : t`Список запросов`}
      onKeyDown={(event) => {
        if ((event.target as HTMLElement).closest('input, textarea, [role=dialog], [role=menu]')) return
        if (event.key === 'Escape' && peeked !== null) closePeek()
        if (event.key !== '/') return
        event.preventDefault()
        root.current?.querySelector<HTMLInputElement>('input[type=search]')?.focus()
      }}
      className={`relative flex overflow-hidden rounded-lg bg-white shadow-card ${client ? 'h-full min-h-[420px]' : 'h-[max(480px,calc(100vh-8px))]'}`}
    >
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex flex-col gap-2 border-b border-line px-4 py-3">
          <ListToolbar
            {...{ list, client, state, work, onCreate }}
            plain={data.plain}
            onMayCreate={() => loadCreate(client)}
            onExport={(format) =>
              work.begin.mutate({
                client,
                selection: whole.selection,
                search: understood,
                columns: ['title', ...data.columns.filter((name) => name !== 'title')],
                found: null,
                ids: ticks.ticked.size > 0 ? [...ticks.ticked].map(Number) : null,
                format,
              })
            }
          />
          <ViewBar list={list} state={state} counts={data.counts} />
        </div>
        {ticks.ticked.size > 0 && (
          <BulkBar
            ticked={ticks.ticked.size}
            total={whole.total}
            busy={ticks.busy}
            onAll={ticks.tickAll}
            onChange={list.may.change ? () => setChanging(true) : null}
            onClear={ticks.clear}
          />
        )}
        <Suspense fallback={null}>{(work.task || work.error) && <ExportBar work={work} />}</Suspense>
        {live.pending && <PendingBar pending={live.pending} onShow={live.show} />}
        {write.error && (
          <div className="px-4 py-2">
            <ErrorNote error={write.error} />
          </div>
        )}
        <ListNotes page={first} typed={pages.isPlaceholderData ? '' : searched} more={ticks.more} />
        <div
          ref={table}
          className="flex min-h-0 flex-1 flex-col"
          onPointerEnter={busy.onPointerEnter}
          onPointerLeave={busy.onPointerLeave}
        >
          {closed ? <ListGroups {...shared} counts={data.counts} closed={closed} /> : <ListTable {...shared} />}
        </div>
        {rows.length + (closed?.rows.length ?? 0) > 0 && (
          <ListEnd
            rows={rows.length + (closed?.rows.length ?? 0)}
            total={whole.total ?? rows.length}
            connected={live.connected}
          />
        )}
      </div>
      <ListPanels
        {...{ list, client, peeked, overlay, now, creating, changing, ticks }}
        lacking={write.asking}
        onCloseLacking={write.leave}
        hasRows={rows.length > 0}
        onClosePeek={closePeek}
        onOpen={openCard}
        onCloseCreate={() => setCreating(false)}
        onCreated={(id) => {
          setCreating(false)
          setPeeked(id)
          live.show()
        }}
        onCloseChange={() => setChanging(false)}
      />
    </section>
  )
}
