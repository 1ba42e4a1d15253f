import type { RequestList } from '@poryadok/app-backend/request-list/contract'
import type { ClientRef } from '@poryadok/app-backend/requests/contract'
import { lazy, Suspense, useEffect } from 'react'
import type { useTicks } from './use-ticks.ts'
import type { CellChange } from './use-write-cell.ts'

const loadPeek = () => import('../requests/peek-panel.tsx')
const PeekPanel = lazy(loadPeek)
const CreateRequest = lazy(() => import('../requests/create-request.tsx'))
const NewRequest = lazy(() => import('./new-request.tsx'))
const LackingStage = lazy(() => import('./lacking-stage.tsx'))
const BulkDialog = lazy(() => import('./bulk-dialog.tsx'))

/** Loads the dialog ahead of the press that opens it. */
export const loadCreate = (client: ClientRef | null): void =>
  void (client ? import('../requests/create-request.tsx') : import('./new-request.tsx'))

interface ListPanelsProps {
  list: RequestList
  client: ClientRef | null
  hasRows: boolean
  peeked: number | null
  /** The preview lies over the list. */
  overlay: boolean
  now: Date
  /** A stage chosen in its cell that asks for fields which the request has not got yet. */
  lacking: CellChange | null
  creating: boolean
  changing: boolean
  ticks: ReturnType<typeof useTicks>
  onClosePeek: () => void
  onOpen: (id: number, path: string) => void
  onCloseLacking: () => void
  onCloseCreate: () => void
  onCreated: (id: number) => void
  onCloseChange: () => void
}

/** What opens beside and over the list; none of it is loaded before the first row. */
export function ListPanels(props: ListPanelsProps) {
  const { list, client, hasRows, peeked, overlay, now, lacking, creating, changing, ticks } = props
  const { onClosePeek, onOpen, onCloseLacking, onCloseCreate, onCreated, onCloseChange } = props
  useEffect(() => {
    if (hasRows) void loadPeek()
  }, [hasRows])
  return (
    <Suspense fallback={null}>
      {peeked !== null && (
        <PeekPanel key={peeked} id={peeked} overlay={overlay} now={now} onClose={onClosePeek} onOpen={onOpen} />
      )}
      {lacking && <LackingStage change={lacking} onClose={onCloseLacking} />}
      {creating &&
        (client ? (
          <CreateRequest client={client} onClose={onCloseCreate} onCreated={onCreated} />
        ) : (
          <NewRequest onClose={onCloseCreate} onCreated={onCreated} />
        ))}
      {changing && (
        <BulkDialog
          list={list}
          ids={[...ticks.ticked].map(Number)}
          onClose={onCloseChange}
          onDone={() => {
            onCloseChange()
            ticks.clear()
          }}
          onLeft={(ids) => ticks.set(new Set(ids.map(String)))}
        />
      )}
    </Suspense>
  )
}
