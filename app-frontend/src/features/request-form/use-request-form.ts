import type { RequestForm } from '@poryadok/app-backend/scenarios/contract'
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Api } from '../../lib/api.ts'
import { useServices } from '../../lib/services.ts'

export const formKey = (id: number | null) => ['request-form', id] as const

/** The form of a request, asked again after a minute. */
export const formOptions = (api: Api, id: number | null) =>
  queryOptions({
    queryKey: formKey(id),
    queryFn: () => api.get<RequestForm>('/api/request-form', id === null ? {} : { id }),
    staleTime: 60_000,
  })

/** Fields of the form with the values of a request; null: of one that is about to be made. */
export function useRequestForm(id: number | null) {
  const { api } = useServices()
  return useQuery(formOptions(api, id))
}
