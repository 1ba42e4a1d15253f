import type { DecideBody, ImportPage, QueuePage, UndoneImport } from '@poryadok/app-backend/vcard-import/contract'
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

/** While cards are being written, they are looked at again after this time, ms. */
const lookAgain = 2_000

const busy = ({ imports }: ImportPage): boolean =>
  imports.some(({ state, cards }) => state === 'working' || cards.some((one) => one.state === 'planned'))

/** Letters with visiting cards, the newest first. */
export function useImports() {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: ['cards', 'imports'],
    queryFn: ({ pageParam }) => api.get<ImportPage>('/api/cards/imports', { before: pageParam ?? undefined }),
    initialPageParam: null as number | null,
    getNextPageParam: (last: ImportPage) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: (query) => (query.state.data?.pages.some(busy) ? lookAgain : false),
  })
}

/** Cards that wait for a person. */
export function useCardQueue() {
  const { api } = useServices()
  return useQuery({ queryKey: ['cards', 'queue'], queryFn: () => api.get<QueuePage>('/api/cards/queue') })
}

export function useDecideCard(id: number) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: DecideBody) => api.post(`/api/cards/${id}/decide`, body),
    onSettled: () => cache.invalidateQueries({ queryKey: ['cards'] }),
  })
}

export function useUndoImport(id: number) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<UndoneImport>(`/api/cards/imports/${id}/undo`),
    onSettled: () => cache.invalidateQueries({ queryKey: ['cards'] }),
  })
}
