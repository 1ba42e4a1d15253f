import type { WaitingRequests } from '@poryadok/app-backend/triage/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { listen } from '../../lib/event-stream.ts'
import { gatherCalls } from '../../lib/gather-calls.ts'
import { useServices } from '../../lib/services.ts'

const queryKey = ['waiting-requests']
/** Many letters at once change the list many times; each look costs the portal a request. */
const gatherMs = 1_000

/** The requests that wait, kept live: who got a responsible or a category elsewhere goes, who has none comes. */
export function useWaiting() {
  const { api } = useServices()
  const cache = useQueryClient()
  useEffect(() => {
    const look = gatherCalls(() => void cache.invalidateQueries({ queryKey }), gatherMs)
    let broken = false
    const end = listen(api, '/api/waiting-requests/stream', {
      onMessage: look.call,
      onState: (up) => {
        if (up && broken) look.call()
        broken = !up
      },
    })
    return () => {
      end()
      look.cancel()
    }
  }, [api, cache])
  return useQuery({
    queryKey,
    queryFn: () => api.get<WaitingRequests>('/api/waiting-requests'),
    // Names and stages change without any news of the list.
    refetchInterval: 60_000,
  })
}
