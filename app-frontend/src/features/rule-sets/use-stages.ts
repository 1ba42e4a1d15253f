import type { StageList } from '@poryadok/app-backend/triage/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

/** Stages of the portal's requests, as a choice. */
export function useStages(): { id: string; label: string }[] {
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['stages'],
    queryFn: () => api.get<StageList>('/api/stages'),
    staleTime: 60_000,
  })
  return (data?.stages ?? []).map(({ id, name }) => ({ id, label: name }))
}
