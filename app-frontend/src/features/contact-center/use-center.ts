import type {
  ApiCallDetails,
  ApiCallLine,
  ApiCalls,
  ApiKeys,
  CenterMapsView,
  MadeApiKey,
  NewApiKey,
} from '@poryadok/app-backend/contact-center/contract'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const path = '/api/contact-center'

/** Until a call that is under way has ended: nobody reloads the page to see how. */
const lookAgain = 2_000
const isUnderWay = ({ state }: Pick<ApiCallLine, 'state'>): boolean => state === 'running' || state === 'queued'

export function useApiKeys() {
  const { api } = useServices()
  return useQuery({ queryKey: ['center', 'keys'], queryFn: () => api.get<ApiKeys>(`${path}/keys`) })
}

export function useMakeKey() {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (key: NewApiKey) => api.post<MadeApiKey>(`${path}/keys`, key),
    onSettled: () => cache.invalidateQueries({ queryKey: ['center', 'keys'] }),
  })
}

export function useRevokeKey() {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.delete(`${path}/keys/${id}`),
    onSettled: () => cache.invalidateQueries({ queryKey: ['center', 'keys'] }),
  })
}

/** Calls of the API that the search finds, of one state or of any, the newest first. */
export function useApiCalls(search: string, state: ApiCallLine['state'] | null) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: ['center', 'calls', search, state],
    queryFn: ({ pageParam }) =>
      api.get<ApiCalls>(`${path}/calls`, { search, state: state ?? undefined, before: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.more ? (page.calls.at(-1)?.id ?? null) : null),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ calls }) => calls.some(isUnderWay)) ? lookAgain : false,
  })
}

export function useApiCall(id: string) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['center', 'call', id],
    queryFn: () => api.get<ApiCallDetails>(`${path}/calls/${id}`),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data) ? lookAgain : false),
  })
}

export function useReplay(id: string) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.post(`${path}/calls/${id}/replay`),
    onSettled: () => cache.invalidateQueries({ queryKey: ['center'] }),
  })
}

export function useCenterMaps() {
  const { api } = useServices()
  return useQuery({ queryKey: ['center', 'maps'], queryFn: () => api.get<CenterMapsView>(`${path}/maps`) })
}

export function useSaveMaps() {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: Pick<CenterMapsView, 'maps' | 'revision'>) => api.put<CenterMapsView>(`${path}/maps`, body),
    onSuccess: (view) => cache.setQueryData(['center', 'maps'], view),
  })
}
