import type { RequestsChanged } from '@poryadok/app-backend/requests/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listen } from '../../lib/event-stream.ts'
import { gatherCalls } from '../../lib/gather-calls.ts'
import { useServices } from '../../lib/services.ts'
import { useHandler } from '../../lib/use-handler.ts'
import { pagesKey } from './use-request-pages.ts'

/** Messages that come close together are answered by one look at the portal, ms. */
const gatherMs = 1_000

/**
 * Tells of changes in the portal. While the first page alone is shown and nothing is ticked, it is read anew; otherwise the
 * changes wait for the person, so that no row moves under the pointer.
 */
export function useLiveList(still: boolean) {
  const { api } = useServices()
  const cache = useQueryClient()
  const [connected, setConnected] = useState(true)
  const [waiting, setWaiting] = useState(false)
  const look = (): void => {
    setWaiting(false)
    void cache.invalidateQueries({ queryKey: pagesKey })
  }
  const heard = useHandler(() => (still ? look() : setWaiting(true)))
  useEffect(() => {
    const gathered = gatherCalls(heard, gatherMs)
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
        // What happened while the line was down was told to nobody.
        if (up && broken) gathered.call()
        broken = !up
      },
    })
    return () => {
      end()
      gathered.cancel()
    }
  }, [api, cache, heard])
  return { connected, waiting, look }
}
