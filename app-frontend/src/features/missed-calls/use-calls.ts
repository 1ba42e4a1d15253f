import type {
  Assigned,
  LineBody,
  LineTried,
  LinesFile,
  MissedCalls,
  MissedReport,
  PhoneLines,
} from '@poryadok/app-backend/missed-calls/contract'
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { useReadSoon } from '../../lib/use-read-soon.ts'

const lines = ['phone-lines'] as const
const calls = ['missed-calls'] as const

export type CallFilter = 'open' | 'unresolved' | 'not-called-back' | 'all'
export type LineChange = LineBody & { id?: string; revision?: number }
type CallKeys = { entityTypeId: number; id: number }[]

/** Lines of the company and whoever holds them. */
export function useLines() {
  const { api } = useServices()
  const again = useReadSoon(lines, calls)
  return {
    list: useQuery({ queryKey: lines, queryFn: () => api.get<PhoneLines>('/api/phone-lines') }),
    save: useMutation({
      mutationFn: ({ id, ...body }: LineChange) =>
        id === undefined ? api.post('/api/phone-lines', body) : api.put(`/api/phone-lines/${id}`, body),
      onSuccess: again,
    }),
    remove: useMutation({ mutationFn: (id: string) => api.delete(`/api/phone-lines/${id}`), onSuccess: again }),
    load: useMutation({
      mutationFn: (file: File) => api.upload<LinesFile>('/api/phone-lines/table', file),
      onSuccess: again,
    }),
  }
}

/** Which line a text means. */
export function useTryLine() {
  const { api } = useServices()
  return useMutation({ mutationFn: (text: string) => api.post<LineTried>('/api/phone-lines/try', { text }) })
}

/** Missed calls, newest first; they come and go by themselves. */
export function useMissedCalls(filter: CallFilter) {
  const { api } = useServices()
  const again = useReadSoon(calls)
  return {
    list: useInfiniteQuery({
      queryKey: [...calls, filter],
      queryFn: ({ pageParam }) =>
        api.get<MissedCalls>('/api/missed-calls', { filter, ...(pageParam ? { before: pageParam } : {}) }),
      initialPageParam: '',
      getNextPageParam: ({ next }) => next ?? undefined,
      refetchInterval: 30_000,
    }),
    give: useMutation({
      mutationFn: (body: { calls: CallKeys; userId: number }) => api.post<Assigned>('/api/missed-calls/assign', body),
      onSuccess: again,
    }),
    take: useMutation({
      mutationFn: (keys: CallKeys) => api.post<Assigned>('/api/missed-calls/take', { calls: keys }),
      onSuccess: again,
    }),
  }
}

export function useCallReport(days: number) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['missed-report', days],
    queryFn: () => api.get<MissedReport>('/api/missed-calls/report', { days }),
  })
}
