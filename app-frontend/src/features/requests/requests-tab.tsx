import { Trans } from '@lingui/react/macro'
import type { ClientRef } from '@poryadok/app-backend/requests/contract'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { useNow } from '../../lib/use-now.ts'
import { useServices } from '../../lib/services.ts'
import { useWidth } from '../../lib/use-width.ts'
import type { GridLayout } from './columns.tsx'
import { RequestsFooter } from './requests-footer.tsx'
import { RequestsList } from './requests-list.tsx'
import { RequestsToolbar } from './requests-toolbar.tsx'
import { firstSelection, type Selection } from './selection.ts'
import { useLiveRequests } from './use-live-requests.ts'
import { useOpenCard } from '../../lib/use-open-card.ts'
import { useRequests } from './use-requests.ts'

const loadPeek = () => import('./peek-panel.tsx')
const loadCreate = () => import('./create-request.tsx')
const PeekPanel = lazy(loadPeek)
const CreateRequest = lazy(loadCreate)

/** Below this width the peek panel lies over the list, px. */
const overlayBelow = 950
/** Height of the tab's frame, px: the list scrolls inside, so dialogs stay in sight. */
const frameHeight = 720

const layoutOf = (width: number): GridLayout => (width < 680 ? 'narrow' : width < 880 ? 'tight' : 'wide')

export function RequestsTab({ client }: { client: ClientRef }) {
  const { frame } = useServices()
  const now = useNow()
  const root = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const width = useWidth(root)
  const listWidth = useWidth(list)
  const [choice, setChoice] = useState(firstSelection)
  const search = useDebounced(choice.search, 300)
  const selection = useMemo<Selection>(
    () => ({ ...choice, search: search.trim() }),
    [choice.preset, choice.sort, choice.direction, search],
  )
  const [peeked, setPeeked] = useState<number | null>(null)
  const [creating, setCreating] = useState(false)
  const pointed = useRef(false)

  const query = useRequests(client, selection)
  const isBusy = useCallback(
    () => pointed.current || list.current?.querySelector('tbody')?.contains(document.activeElement) === true,
    [],
  )
  const live = useLiveRequests(client, selection, isBusy)
  const openCard = useOpenCard(live.look)
  const pages = query.data?.pages
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? [], [pages])
  const first = pages?.[0]
  const total = first?.counts[selection.preset] ?? rows.length
  // Counters outlive a failed change of the selection.
  const counts = useRef(first?.counts ?? null)
  if (first) counts.current = first.counts

  useEffect(() => {
    frame().then(
      (portal) => portal.resize(frameHeight),
      () => undefined,
    )
  }, [frame])
  const hasRows = rows.length > 0
  useEffect(() => {
    // What a click may need is loaded once the rows stand.
    if (hasRows) void loadPeek()
  }, [hasRows])
  const closePeek = useCallback(() => {
    setPeeked(null)
    list.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus()
  }, [])

  return (
    <div ref={root} className="relative flex h-full min-h-[420px] overflow-hidden rounded-lg bg-white shadow-card">
      <main
        ref={list}
        className="flex min-w-0 flex-1 flex-col"
        onKeyDown={(event) => event.key === 'Escape' && peeked !== null && closePeek()}
      >
        <h1 className="sr-only">
          <Trans>Запросы клиента</Trans>
        </h1>
        <RequestsToolbar
          preset={choice.preset}
          counts={counts.current}
          search={choice.search}
          onPreset={(preset) => setChoice({ ...choice, preset })}
          onSearch={(text) => setChoice({ ...choice, search: text })}
          onCreate={() => setCreating(true)}
          onMayCreate={() => void loadCreate()}
        />
        <div
          className="flex min-h-0 flex-1 flex-col"
          onPointerEnter={() => (pointed.current = true)}
          onPointerLeave={() => (pointed.current = false)}
        >
          <RequestsList
            query={query}
            rows={rows}
            total={total}
            live={live}
            layout={layoutOf(listWidth)}
            withContact={client.kind === 'company'}
            selection={selection}
            now={now}
            peeked={peeked}
            onSort={(sort, direction) => setChoice({ ...choice, sort, direction })}
            onPeek={setPeeked}
            onOpen={openCard}
            onCreate={() => setCreating(true)}
            onReset={() => setChoice({ ...choice, preset: 'open', search: '' })}
          />
        </div>
        {first && (
          <RequestsFooter
            shown={rows.length}
            total={total}
            connected={live.connected}
            asOf={first.asOf}
            now={now}
            short={listWidth < 760}
          />
        )}
      </main>
      <Suspense fallback={null}>
        {peeked !== null && (
          <PeekPanel
            key={peeked}
            id={peeked}
            row={rows.find((row) => row.id === peeked)}
            overlay={width < overlayBelow}
            now={now}
            onClose={closePeek}
            onOpen={openCard}
          />
        )}
        {creating && (
          <CreateRequest
            client={client}
            onClose={() => setCreating(false)}
            onCreated={(id) => {
              setCreating(false)
              setPeeked(id)
              live.showPending()
            }}
          />
        )}
      </Suspense>
    </div>
  )
}
