import type { ConflictPage, PhoneConflictView } from '@poryadok/app-backend/phone-conflicts/contract'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

export type ConflictKind = PhoneConflictView['kind']
const base = '/api/phone-conflicts'
const queryKey = ['phone-conflicts']

/** Numbers of different people in the order of mending; while they are being looked for the page asks again. */
export function useConflicts(kind: ConflictKind | null) {
  const { api } = useServices()
  const cache = useQueryClient()
  return {
    list: useInfiniteQuery({
      queryKey: [...queryKey, kind],
      queryFn: ({ pageParam }) => api.get<ConflictPage>(base, { after: pageParam, ...(kind === null ? {} : { kind }) }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next ?? undefined,
      refetchInterval: ({ state }) => (state.data?.pages[0]?.look.state === 'running' ? 2_000 : false),
    }),
    look: useMutation({
      mutationFn: () => api.post(`${base}/look`, {}),
      onSettled: () => cache.invalidateQueries({ queryKey }),
    }),
    save: (name: string): void => void api.download(`${base}/table?format=xlsx`, `${name}.xlsx`),
  }
}
