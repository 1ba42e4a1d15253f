import type { OwnPermissions } from '@poryadok/app-backend/people/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

/** What the viewer may do; none until it is known. The screens hide by it, the server decides. */
export function useOwnRights(enabled: boolean): OwnPermissions['actions'] {
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['rights', 'mine'],
    queryFn: () => api.get<OwnPermissions>('/api/permissions/mine'),
    enabled,
    staleTime: 60_000,
  })
  return data?.actions ?? []
}
