import type { PeoplePage } from '@poryadok/app-backend/people/contract'
import {
  type NewReaders,
  type RouteFields,
  type RouteList,
  type RunView,
  usualMapping,
} from '@poryadok/app-backend/timeline-sync/contract'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['timelines']

export function useTimelines() {
  const { api } = useServices()
  return useQuery({
    queryKey: key,
    queryFn: () => api.get<RouteList>('/api/timelines'),
    // What a run found is read along with it; its last writes end after it.
    refetchInterval: ({ state }) => (state.data?.runs.some(isOpen) ? 2_000 : false),
  })
}

const isOpen = ({ state, unsent }: RunView) => state === 'running' || state === 'paused' || unsent > 0

/** People of the portal; none while they are read. */
export function usePeople() {
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['people', 'all'],
    queryFn: () => api.get<PeoplePage>('/api/people', { limit: 500 }),
    staleTime: 5 * 60_000,
  })
  return data?.people ?? []
}

/** Who will see more by a route as it stands in the form. What its copies hold does not matter for that. */
export function useNewReaders(fields: RouteFields) {
  const { api } = useServices()
  const asked = { ...fields, name: 'x', enabled: false, copy: { ...fields.copy, mapping: usualMapping } }
  return useQuery({
    queryKey: [...key, 'readers', asked],
    queryFn: () => api.post<NewReaders>('/api/timelines/readers', asked),
    staleTime: 60_000,
    placeholderData: keepPreviousData,
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
        // Who sees more by the route is as it was: the portal is not asked again.
        cache.invalidateQueries({ queryKey: key, exact: true }),
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
