import type { Health } from '@poryadok/app-backend/operations/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

/** The health of the app as our server knows it; looked at anew once a minute while the page is open. */
export function useHealth() {
  const { api } = useServices()
  return useQuery({
    queryKey: ['health'],
    queryFn: () => api.get<Health>('/api/operations/health'),
    refetchInterval: 60_000,
  })
}
