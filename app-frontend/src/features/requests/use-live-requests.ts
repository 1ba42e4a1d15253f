import type { ClientRef, RequestsChanged } from '@poryadok/app-backend/requests/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { listen } from '../../lib/event-stream.ts'
import { gatherCalls } from '../../lib/gather-calls.ts'
import { useServices } from '../../lib/services.ts'
import { reconcilePages } from './reconcile-pages.ts'
import type { Selection } from './selection.ts'
import { fetchPage, type RequestPages, requestsKey } from './use-requests.ts'

/** Messages that come close together are answered by one look at the portal, ms. */
const gatherMs = 400

export interface LiveRequests {
  connected: boolean
  /** Changes that would move rows and wait for the person, null when there are none. */
  pending: { added: number; gone: number } | null
  /** Rows that came while the screen was open, to be shown once as new. */
  fresh: ReadonlySet<number>
  showPending: () => void
  /** Looks at the portal now, as after a message. */
  look: () => void
}

const nothing: ReadonlySet<number> = new Set()

/** The group below the open requests: it is read again only while it is shown. */
const closedOf = (selection: Selection): Selection => ({ ...selection, preset: 'closed' })

/**
 * Keeps the list live. A changed row changes in its place; new and gone rows are applied at once only while nobody
 * points at the list (`isBusy`), otherwise they wait for `showPending`.
 */
export function useLiveRequests(client: ClientRef, selection: Selection, isBusy: () => boolean): LiveRequests {
  const { api } = useServices()
  const cache = useQueryClient()
  const [connected, setConnected] = useState(true)
  const [pending, setPending] = useState<LiveRequests['pending']>(null)
  const [fresh, setFresh] = useState(nothing)
  const selected = useRef(selection)
  useEffect(() => {
    selected.current = selection
  }, [selection])

  const showPending = useCallback(() => {
    setPending(null)
    for (const shown of [selected.current, closedOf(selected.current)])
      void cache.invalidateQueries({ queryKey: requestsKey(client, shown) })
  }, [cache, client])

  const look = useCallback(async () => {
    const asked = selected.current
    const key = requestsKey(client, asked)
    const page = await fetchPage(api, client, asked, 0).catch(() => null)
    const shown = cache.getQueryData<RequestPages>(key)
    if (!page || !shown || asked !== selected.current) return
    const { pages, added, gone } = reconcilePages(shown.pages, page)
    setFresh(new Set(added))
    if (!isBusy()) void cache.invalidateQueries({ queryKey: requestsKey(client, closedOf(asked)) })
    const moves = added.length > 0 || gone > 0
    if (moves && (isBusy() || shown.pages.length > 1)) {
      setPending({ added: added.length, gone })
      cache.setQueryData<RequestPages>(key, { ...shown, pages })
    } else {
      setPending(null)
      cache.setQueryData<RequestPages>(key, moves ? { pages: [page], pageParams: [0] } : { ...shown, pages })
    }
  }, [api, cache, client, isBusy])

  useEffect(() => {
    setPending(null)
    setFresh(nothing)
  }, [selection])

  useEffect(() => {
    const gathered = gatherCalls(() => void look(), gatherMs)
    let broken = false
    const end = listen(api, '/api/requests/stream', {
      onMessage: (data) => {
        const { ids } = JSON.parse(data) as RequestsChanged
        // Without ids anything may have changed while the server did not listen.
        const keys = ids.length > 0 ? ids.map((id) => ['request', id]) : [['request']]
        for (const queryKey of keys) void cache.invalidateQueries({ queryKey })
        gathered.call()
      },
      onState: (up) => {
        setConnected(up)
        if (up && broken) gathered.call()
        broken = !up
      },
    })
    return () => {
      end()
      gathered.cancel()
    }
  }, [api, cache, look])

  const lookNow = useCallback(() => void look(), [look])
  return { connected, pending, fresh, showPending, look: lookNow }
}
