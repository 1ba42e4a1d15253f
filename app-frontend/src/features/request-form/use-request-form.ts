import type { RequestForm } from '@poryadok/app-backend/scenarios/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

export const formKey = (id: number | null) => ['request-form', id] as const

/** Fields of the form with the values of a request; null: of one that is about to be made. */
export function useRequestForm(id: number | null) {
  const { api } = useServices()
  return useQuery({
    queryKey: formKey(id),
    queryFn: () => api.get<RequestForm>('/api/request-form', id === null ? {} : { id }),
    staleTime: 60_000,
  })
}
