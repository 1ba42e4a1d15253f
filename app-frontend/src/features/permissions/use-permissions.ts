import type { PermissionTable, SavePermissionsBody } from '@poryadok/app-backend/people/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['permissions'] as const

/** Who may do what; `refetch` brings what another administrator changed. */
export function usePermissions() {
  const { api } = useServices()
  return useQuery({ queryKey: key, queryFn: () => api.get<PermissionTable>('/api/permissions') })
}

/** Saves the whole matrix against the revision that was seen; the answer takes its place. */
export function useSavePermissions() {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: SavePermissionsBody) => api.put<PermissionTable>('/api/permissions', body),
    onSuccess: (saved) => cache.setQueryData(key, saved),
  })
}
