import type {
  ApplyFieldsBody,
  FieldsBesidePortal,
  FieldSetView,
  StoredFields,
} from '@poryadok/app-backend/request-fields/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['request-fields'] as const
export const applyKind = 'request-fields.apply'

/** The own fields of requests as they are kept. */
export function useFields() {
  const { api } = useServices()
  return useQuery({ queryKey: key, queryFn: () => api.get<StoredFields>('/api/request-fields') })
}

/** The portal beside the set; looked at again whenever a work that changes it has ended. */
export function useBesidePortal(revision: number, lastEnd: string | null) {
  const { api } = useServices()
  return useQuery({
    queryKey: [...key, 'portal', revision, lastEnd],
    queryFn: () => api.get<FieldsBesidePortal>('/api/request-fields/portal'),
    placeholderData: (shown) => shown,
  })
}

/** Saving the set, taking the portal's words, and bringing the portal to the set. */
export function useFieldChanges() {
  const { api } = useServices()
  const cache = useQueryClient()
  const onSuccess = (stored: StoredFields): void => void cache.setQueryData(key, stored)
  const save = useMutation({
    mutationFn: (body: { set: FieldSetView; revision: number }) => api.put<StoredFields>('/api/request-fields', body),
    onSuccess,
  })
  const adopt = useMutation({
    mutationFn: (body: { codes: string[]; revision: number }) =>
      api.post<StoredFields>('/api/request-fields/adopt', body),
    onSuccess,
  })
  const apply = useMutation({
    mutationFn: (body: ApplyFieldsBody) => api.post<{ taskId: string }>('/api/request-fields/apply', body),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['long-work'] }),
  })
  return { save, adopt, apply }
}
