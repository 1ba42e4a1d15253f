import type { FormValues, RequestForm } from '@poryadok/app-backend/scenarios/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { randomKey } from '../../lib/random-key.ts'
import { useServices } from '../../lib/services.ts'

const keyOf = (id: number | null) => ['request-form', id] as const

/** Fields of the form with the values of a request; null: of one that is about to be made. */
export function useRequestForm(id: number | null, enabled = true) {
  const { api } = useServices()
  return useQuery({
    queryKey: keyOf(id),
    queryFn: () => api.get<RequestForm>('/api/request-form', id === null ? {} : { id }),
    staleTime: 60_000,
    enabled,
  })
}

/** Writes what was filled in; asked again after a lost answer it writes nothing twice. */
export function useSaveForm(id: number) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (values: FormValues) =>
      api.put<{ saved: string[] }>(`/api/requests/${id}/form`, { values, key: randomKey() }),
    onSuccess: () => cache.invalidateQueries({ queryKey: keyOf(id) }),
  })
}
