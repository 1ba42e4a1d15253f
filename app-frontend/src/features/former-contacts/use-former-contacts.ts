import type { FormerBanners, FormerDetails, FormerList } from '@poryadok/app-backend/former-contacts/contract'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const base = '/api/former-contacts'
const key = 'former-contacts'

export type Shown = 'away' | 'returned'

/** Former contacts whom the viewer may see; while one is on its way the list looks again. */
export function useFormerContacts(show: Shown) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: [key, show],
    queryFn: ({ pageParam }) => api.get<FormerList>(`${base}?show=${show}&start=${pageParam}`),
    initialPageParam: 0,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ rows }) => rows.some(({ state: one }) => one === 'leaving' || one === 'returning'))
        ? 5_000
        : false,
  })
}

/** Makes the fields in the portal. */
export function useMakeFields() {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<FormerList>(`${base}/fields`),
    onSuccess: () => cache.invalidateQueries({ queryKey: [key] }),
  })
}

/** One former contact: what still waits for it, and who takes it over. */
export function useFormer(id: string) {
  const { api } = useServices()
  const cache = useQueryClient()
  const queryKey = [key, 'one', id]
  const changed = () => cache.invalidateQueries({ queryKey: [key] })
  return {
    former: useQuery({ queryKey, queryFn: () => api.get<FormerDetails>(`${base}/${id}`) }),
    choose: useMutation({
      mutationFn: (contactId: number | null) => api.put<FormerDetails>(`${base}/${id}/successor`, { contactId }),
      onSuccess: (answer) => {
        cache.setQueryData(queryKey, answer)
        return changed()
      },
    }),
    handOver: useMutation({
      mutationFn: () => api.post<{ done: number; refused: number }>(`${base}/${id}/hand-over`),
      onSettled: changed,
    }),
  }
}

/** Whether a client of a request no longer works; nothing is shown where that can't be read. */
export function useFormerBanner(contactId: number | null) {
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: [key, 'banner', contactId],
    queryFn: () => api.get<FormerBanners>(`${base}/banners?contactIds=${contactId}`),
    enabled: contactId !== null,
    retry: false,
  })
  return data?.contacts[0] ?? null
}
