import type { RequestsChanged } from '@poryadok/app-backend/requests/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listen } from '../../lib/event-stream.ts'
import { gatherCalls } from '../../lib/gather-calls.ts'
import { useServices } from '../../lib/services.ts'
import { useHandler } from '../../lib/use-handler.ts'
import { reconcilePages } from './reconcile-pages.ts'
import { type Asked, fetchPage, fromTheStart, type ListPages, pagesKey, pagesKeyOf } from './use-request-pages.ts'

/** Messages that come close together are answered by one look at the portal, which costs a REST request, ms. */
const gatherMs = 1_000

/** Changes that would move rows and wait for the person. */
export interface Pending {
  added: number
  gone: number
}

const nothing: ReadonlySet<string> = new Set()

/**
 * Keeps the list live. A changed row changes in its place; new and gone rows are applied at once only while nobody is at the rows
 * (`isBusy`) and the first page alone is shown, otherwise they wait, so that no row moves under the pointer.
 */
export function useLiveList(shown: readonly Asked[], isBusy: () => boolean) {
  const { api, boot } = useServices()
  const cache = useQueryClient()
  const [connected, setConnected] = useState(true)
  /** A page that came with the HTML is older than the stream: what changed in between is told when the stream begins. */
  const readAt = boot.page?.asOf ?? null
  const of = JSON.stringify(shown)
  const [state, setState] = useState({ of, pending: null as Pending | null, fresh: nothing })
  const { pending, fresh } = state.of === of ? state : { pending: null, fresh: nothing }

  /** Reads the first page of one list anew and puts what it may onto the screen. */
  const lookAt = async (asked: Asked): Promise<{ waits: Pending | null; added: number[] }> => {
    const page = await fetchPage(api, asked, fromTheStart).catch(() => null)
    const before = cache.getQueryData<ListPages>(pagesKeyOf(asked))
    if (!page || !before) return { waits: null, added: [] }
    const { pages, added, gone } = reconcilePages(before.pages, page)
    const moves = added.length > 0 || gone > 0
    // Later pages are not compared: what changed there is read when the person says so.
    const waits = before.pages.length > 1 || (moves && isBusy())
    const next = moves && !waits ? { pages: [page], pageParams: [fromTheStart] } : { ...before, pages }
    cache.setQueryData<ListPages>(pagesKeyOf(asked), next)
    return { waits: waits ? { added: added.length, gone } : null, added }
  }
  const lookAtAll = async (): Promise<void> => {
    const looked = await Promise.all(shown.map(lookAt))
    const waits = looked.flatMap((one) => one.waits ?? [])
    setState({
      of,
      pending: waits.length === 0 ? null : { added: sumOf(waits, 'added'), gone: sumOf(waits, 'gone') },
      fresh: new Set(looked.flatMap(({ added }) => added.map(String))),
    })
  }
  const look = useHandler((): void => void lookAtAll())
  const show = useHandler((): void => {
    setState({ of, pending: null, fresh: nothing })
    void cache.invalidateQueries({ queryKey: pagesKey })
  })
  useEffect(() => {
    const gathered = gatherCalls(look, gatherMs)
    let broken = false
    const end = listen(api, streamOf(readAt), {
      onMessage: (data) => {
        const { ids } = JSON.parse(data) as RequestsChanged
        // Without ids anything may have changed while the server did not listen.
        const keys = ids.length > 0 ? ids.map((id) => ['request', id]) : [['request']]
        for (const queryKey of keys) void cache.invalidateQueries({ queryKey })
        gathered.call()
      },
      onState: (up) => {
        setConnected(up)
        // What happened while the line was down was told to nobody.
        if (up && broken) gathered.call()
        broken = !up
      },
    })
    return () => {
      end()
      gathered.cancel()
    }
  }, [api, cache, look, readAt])
  return { connected, pending, fresh, look, show }
}

const streamOf = (readAt: string | null) =>
  readAt === null ? '/api/requests/stream' : `/api/requests/stream?${new URLSearchParams({ since: readAt }).toString()}`

const sumOf = (waits: readonly Pending[], key: keyof Pending): number => waits.reduce((sum, one) => sum + one[key], 0)
