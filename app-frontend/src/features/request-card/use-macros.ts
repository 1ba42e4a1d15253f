import type { Macro, MacroBody, MacroList } from '@poryadok/app-backend/macros/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['macros'] as const

/** Several actions at a request in one click. */
export function useMacros(enabled: boolean) {
  const { api } = useServices()
  return useQuery({ queryKey: key, queryFn: () => api.get<MacroList>('/api/macros'), staleTime: 60_000, enabled })
}

/** Saves a macro, a new one without a number; removes one. */
export function useMacroChanges(onDone: () => void) {
  const { api } = useServices()
  const cache = useQueryClient()
  const onSuccess = (list: MacroList): void => {
    cache.setQueryData(key, list)
    onDone()
  }
  const save = useMutation({
    mutationFn: ({ known, ...body }: MacroBody & { known: Macro | null }) =>
      known
        ? api.put<MacroList>(`/api/macros/${known.id}`, { ...body, revision: known.revision })
        : api.post<MacroList>('/api/macros', body),
    onSuccess,
  })
  const drop = useMutation({
    mutationFn: async ({ id }: Macro) => {
      await api.delete(`/api/macros/${id}`)
      return api.get<MacroList>('/api/macros')
    },
    onSuccess,
  })
  return { save, drop }
}
