import type { ClientRef, RequestRow } from '@poryadok/app-backend/requests/contract'
import { lazy, Suspense, useEffect } from 'react'

const loadPeek = () => import('./peek-panel.tsx')
/** Loads the dialog ahead of the press that opens it. */
export const loadCreate = () => import('./create-request.tsx')
const PeekPanel = lazy(loadPeek)
const CreateRequest = lazy(loadCreate)

interface TabPanelsProps {
  client: ClientRef
  rows: RequestRow[]
  peeked: number | null
  creating: boolean
  /** The peek panel lies over the list. */
  overlay: boolean
  now: Date
  onClosePeek: () => void
  onCloseCreate: () => void
  onCreated: (id: number) => void
  onOpen: (id: number, path: string) => void
}

/** What opens beside and over the list; none of it is loaded before the first row. */
export function TabPanels(props: TabPanelsProps) {
  const { client, rows, peeked, creating, overlay, now, onClosePeek, onCloseCreate, onCreated, onOpen } = props
  const hasRows = rows.length > 0
  useEffect(() => {
    if (hasRows) void loadPeek()
  }, [hasRows])
  const row = rows.find(({ id }) => id === peeked)
  return (
    <Suspense fallback={null}>
      {peeked !== null && (
        <PeekPanel
          key={peeked}
          id={peeked}
          row={row}
          overlay={overlay}
          now={now}
          onClose={onClosePeek}
          onOpen={onOpen}
        />
      )}
      {creating && <CreateRequest client={client} onClose={onCloseCreate} onCreated={onCreated} />}
    </Suspense>
  )
}
