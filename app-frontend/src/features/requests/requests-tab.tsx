import { Trans } from '@lingui/react/macro'
import type { ClientRef } from '@poryadok/app-backend/requests/contract'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { useOpenCard } from '../../lib/use-open-card.ts'
import { useWidth } from '../../lib/use-width.ts'
import { layoutOf } from './grid-layout.ts'
import { GroupedList } from './grouped-list.tsx'
import { RequestsFooter } from './requests-footer.tsx'
import { RequestsList } from './requests-list.tsx'
import { RequestsToolbar } from './requests-toolbar.tsx'
import type { SortColumn } from './selection.ts'
import { loadCreate, TabPanels } from './tab-panels.tsx'
import { useClosedGroup } from './use-closed-group.ts'
import { useFrameHeight } from './use-frame-height.ts'
import { useListBusy } from './use-list-busy.ts'
import { useLiveRequests } from './use-live-requests.ts'
import { useRequests } from './use-requests.ts'
import { type SelectionChoice, useSelection } from './use-selection.ts'

/** Below this width the peek panel lies over the list, px. */
const overlayBelow = 950

/** The client's requests: toolbar, list and footer, with the peek panel and the dialog beside them. */
export function RequestsTab({ client }: { client: ClientRef }) {
  const now = useNow()
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLElement>(null)
  const width = useWidth(root)
  const listWidth = useWidth(list)
  const chosen = useSelection()
  const [peeked, setPeeked] = useState<number | null>(null)
  const [creating, setCreating] = useState(false)
  const busy = useListBusy(list)
  const data = useTabData(client, chosen, busy.isBusy)
  const { live, closed } = data
  const rows = useMemo(() => [...data.rows, ...closed.rows], [data.rows, closed.rows])
  const openCard = useOpenCard(live.look)

  useFrameHeight()
  const closePeek = useCallback(() => {
    setPeeked(null)
    const row = ['true', 'false'].map((chosen) =>
      list.current?.querySelector<HTMLElement>(`tr[tabindex="0"][aria-selected="${chosen}"]`),
    )
    ;(row[0] ?? row[1])?.focus()
  }, [])
  const created = (id: number): void => {
    setCreating(false)
    setPeeked(id)
    live.showPending()
  }
  return (
    <div ref={root} className="relative flex h-full min-h-[420px] overflow-hidden rounded-lg bg-white shadow-card">
      <main
        ref={list}
        className="flex min-w-0 flex-1 flex-col"
        onKeyDown={(event) => event.key === 'Escape' && peeked !== null && closePeek()}
      >
        <TabBody
          {...{ client, now, chosen, busy, data, peeked, openCard }}
          width={listWidth}
          onPeek={setPeeked}
          onCreate={() => setCreating(true)}
        />
      </main>
      <TabPanels
        {...{ client, rows, peeked, creating, now }}
        overlay={width < overlayBelow}
        onClosePeek={closePeek}
        onCloseCreate={() => setCreating(false)}
        onCreated={created}
        onOpen={openCard}
      />
    </div>
  )
}

/** Rows, their number and counters of the selection, kept live. */
function useTabData(client: ClientRef, { selection }: SelectionChoice, isBusy: () => boolean) {
  const query = useRequests(client, selection)
  const closed = useClosedGroup(client, selection)
  const live = useLiveRequests(client, selection, isBusy)
  const pages = query.data?.pages
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages])
  const first = pages?.[0]
  // Counters outlive a failed change of the selection.
  const counts = useRef(first?.counts ?? null)
  if (first) counts.current = first.counts
  const total = first?.counts[selection.preset] ?? rows.length
  return {
    query,
    live,
    rows,
    total,
    closed,
    counts: counts.current,
    asOf: first?.asOf,
    mayCreate: first?.mayCreate ?? true,
  }
}

interface TabBodyProps {
  client: ClientRef
  /** Of the list, px: it narrows when the preview opens beside it. */
  width: number
  now: Date
  chosen: SelectionChoice
  busy: ReturnType<typeof useListBusy>
  data: ReturnType<typeof useTabData>
  peeked: number | null
  openCard: (id: number, path: string) => void
  onPeek: (id: number | null) => void
  onCreate: () => void
}

function TabBody({ client, width, now, chosen, busy, data, peeked, openCard, onPeek, ...props }: TabBodyProps) {
  const { choice, selection, choose } = chosen
  const { query, live, rows, total, closed, counts, asOf, mayCreate } = data
  const onCreate = mayCreate ? props.onCreate : null
  const withContact = client.kind === 'company'
  const list = {
    query,
    rows,
    total,
    live,
    selection,
    now,
    peeked,
    onPeek,
    onCreate,
    withContact,
    layout: layoutOf(width, withContact),
    onSort: (sort: SortColumn, direction: 'asc' | 'desc') => choose({ sort, direction }),
    onOpen: openCard,
    onReset: () => choose({ preset: 'open', search: '' }),
  }
  // Where none is closed, the open ones are all there is, and the toolbar says how many.
  const grouped = selection.preset === 'open' && counts !== null && counts.closed > 0
  return (
    <>
      <h1 className="sr-only">
        <Trans>Запросы клиента</Trans>
      </h1>
      <RequestsToolbar
        preset={choice.preset}
        counts={counts}
        search={choice.search}
        onPreset={(preset) => choose({ preset })}
        onSearch={(search) => choose({ search })}
        onCreate={onCreate}
        onMayCreate={() => void loadCreate()}
      />
      <div
        className="flex min-h-0 flex-1 flex-col"
        onPointerEnter={busy.onPointerEnter}
        onPointerLeave={busy.onPointerLeave}
      >
        {grouped ? <GroupedList {...list} {...{ counts, closed }} /> : <RequestsList {...list} />}
      </div>
      {asOf && (
        <RequestsFooter
          {...{ asOf, now }}
          shown={rows.length + closed.rows.length}
          total={total + (grouped && closed.shown ? counts.closed : 0)}
          connected={live.connected}
          short={width < 760}
        />
      )}
    </>
  )
}
