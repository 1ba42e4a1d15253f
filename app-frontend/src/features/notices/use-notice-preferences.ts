import type { NoticePreferences, NoticePreferencesPage } from '@poryadok/app-backend/messages/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['notices', 'preferences'] as const

/** How the viewer wants to be told of things, and what there is to tell of. */
export function useNoticePreferences() {
  const { api } = useServices()
  return useQuery({ queryKey: key, queryFn: () => api.get<NoticePreferencesPage>('/api/notices/preferences') })
}

export function useSaveNoticePreferences() {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: NoticePreferences) => api.put<NoticePreferencesPage>('/api/notices/preferences', body),
    onSuccess: (saved) => cache.setQueryData(key, saved),
  })
}
