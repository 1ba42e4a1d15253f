import type { CategoryList } from '@poryadok/app-backend/triage/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

/** Categories of the portal's field, as a choice. */
export function useCategories(): { id: string; label: string }[] {
  const { api } = useServices()
  const { data } = useQuery({
    queryKey: ['categories'],
    queryFn: () => api.get<CategoryList>('/api/categories'),
    staleTime: 60_000,
  })
  return (data?.categories ?? []).map(({ id, name }) => ({ id, label: name }))
}
