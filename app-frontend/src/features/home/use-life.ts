import type { PortalLife } from '@poryadok/app-backend/portal/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

/** How the app stands in the portal. */
export function useLife() {
  const { api } = useServices()
  return useQuery({ queryKey: ['life'], queryFn: () => api.get<PortalLife>('/api/life') })
}
