import type { Template, TemplateBody, TemplateList } from '@poryadok/app-backend/correspondence/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['templates']

export function useTemplates() {
  const { api } = useServices()
  return useQuery({ queryKey: key, queryFn: () => api.get<TemplateList>('/api/templates') })
}

/** Saves a template, a new one without a revision; the list is shown anew. */
export function useSaveTemplate(onDone: () => void) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (edited: TemplateBody & Partial<Pick<Template, 'id' | 'revision'>>) => {
      const { id, revision, ...body } = edited
      if (id === undefined || revision === undefined) return api.post<TemplateList>('/api/templates', body)
      return api.put<TemplateList>(`/api/templates/${id}`, { ...body, revision })
    },
    onSuccess: (list) => {
      cache.setQueryData(key, list)
      onDone()
    },
  })
}

export function useDropTemplate(onDone: () => void) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: number) => api.delete(`/api/templates/${id}`),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: key })
      onDone()
    },
  })
}
