import type { RouteFields, RouteList } from '@poryadok/app-backend/timeline-sync/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['timelines']

export function useTimelines() {
  const { api } = useServices()
  return useQuery({
    queryKey: key,
    queryFn: () => api.get<RouteList>('/api/timelines'),
    // What a run found is read along with it.
    refetchInterval: ({ state }) => (state.data?.runs.some((run) => run.state === 'running') ? 3_000 : false),
  })
}

/** A change of a route; the answer is the new list. */
export type RouteChange = { id: string | null; fields: RouteFields } | { id: string; fields: null }

export function useChangeRoute(onDone: () => void) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: async ({ id, fields }: RouteChange) => {
      if (fields === null) {
        await api.delete(`/api/timelines/${id}`)
        return api.get<RouteList>('/api/timelines')
      }
      if (id === null) return api.post<RouteList>('/api/timelines', fields)
      return api.put<RouteList>(`/api/timelines/${id}`, fields)
    },
    onSuccess: (list) => {
      cache.setQueryData(key, list)
      onDone()
    },
  })
}

export interface PastRun {
  routeId: string
  dry: boolean
  from: string | null
  /** Hours of every day; null: day and night. */
  night: { from: string; to: string; zone: string } | null
}

/** Begins a run over the past; its panel shows the rest. */
export function useStartRun(onDone: () => void) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: ({ routeId, ...run }: PastRun) => api.post(`/api/timelines/${routeId}/runs`, run),
    onSuccess: async () => {
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['long-work'] }),
        cache.invalidateQueries({ queryKey: key }),
      ])
      onDone()
    },
  })
}

export function useUndoRun(onDone: () => void) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (taskId: string) => api.post<RouteList>(`/api/timelines/runs/${taskId}/undo`),
    onSuccess: (list) => {
      cache.setQueryData(key, list)
      onDone()
    },
  })
}
