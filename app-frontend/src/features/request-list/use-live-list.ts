import type { RequestsChanged } from '@poryadok/app-backend/requests/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { listen } from '../../lib/event-stream.ts'
import { useServices } from '../../lib/services.ts'
import { pagesKey } from './use-request-pages.ts'

/** Messages that come close together are answered by one look at the portal, ms. */
const gather = 1_000

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
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const heard = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (still && document.visibilityState === 'visible') void cache.invalidateQueries({ queryKey: pagesKey })
        else setWaiting(true)
      }, gather)
    }
    const end = listen(api, '/api/requests/stream', {
      onMessage: (data) => {
        const { ids } = JSON.parse(data) as RequestsChanged
        for (const id of ids) void cache.invalidateQueries({ queryKey: ['request', id] })
        heard()
      },
      onState: setConnected,
    })
    return () => {
      end()
      clearTimeout(timer)
    }
  }, [api, cache, still])
  return { connected, waiting, look }
}
