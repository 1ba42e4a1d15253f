import type { RunSetupBody, SetupState } from '@poryadok/app-backend/portal/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['setup'] as const

/** State of the set-up, looking again, and running it. */
export function useSetup() {
  const { api } = useServices()
  const cache = useQueryClient()
  const state = useQuery({ queryKey: key, queryFn: () => api.get<SetupState>('/api/setup') })
  const run = useMutation({
    mutationFn: (body: RunSetupBody) => api.post<SetupState>('/api/setup', body),
    onSuccess: (next) => cache.setQueryData(key, next),
  })
  return { state, run }
}
