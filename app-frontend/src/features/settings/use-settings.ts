import type {
  AllSettings,
  SaveSettingsBody,
  SettingsHistory,
  SliceSettings,
} from '@poryadok/app-backend/settings/contract'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['settings'] as const

/** Settings of all slices; `refetch` brings what others changed. */
export function useSettings() {
  const { api } = useServices()
  return useQuery({ queryKey: key, queryFn: () => api.get<AllSettings>('/api/settings') })
}

/** Saving and resetting one slice; the answer takes its place among the others. */
export function useSaveSettings(slice: string) {
  const { api } = useServices()
  const cache = useQueryClient()
  const onSuccess = (saved: SliceSettings): void => {
    cache.setQueryData<AllSettings>(key, (all) =>
      all ? { ...all, slices: all.slices.map((one) => (one.name === saved.name ? saved : one)) } : all,
    )
    void cache.invalidateQueries({ queryKey: ['settings-history', slice] })
    void cache.invalidateQueries({ queryKey: ['life'] })
  }
  const save = useMutation({
    mutationFn: (body: SaveSettingsBody) => api.put<SliceSettings>(`/api/settings/${slice}`, body),
    onSuccess,
  })
  const reset = useMutation({
    mutationFn: (revision: number) => api.post<SliceSettings>(`/api/settings/${slice}/reset`, { revision }),
    onSuccess,
  })
  return { save, reset }
}

/** Who changed what, newest first. */
export function useSettingsHistory(slice: string) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: ['settings-history', slice],
    queryFn: ({ pageParam }) =>
      api.get<SettingsHistory>(`/api/settings/${slice}/history`, { before: pageParam ?? undefined }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  })
}
