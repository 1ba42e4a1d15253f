import type { RunSetupBody, SetupState } from '@poryadok/app-backend/portal/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['setup'] as const

/** What the portal has of what the product needs; looking changes nothing there. */
export function useSetup() {
  const { api } = useServices()
  return useQuery({ queryKey: key, queryFn: () => api.get<SetupState>('/api/setup') })
}

/** Creates what is missing. After a fault the portal is looked at again: part of the work may be done. */
export function useRunSetup() {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: RunSetupBody) => api.post<SetupState>('/api/setup', body),
    onSuccess: (state) => cache.setQueryData(key, state),
    onError: () => cache.invalidateQueries({ queryKey: key }),
  })
}
