import type { RequestProducts } from '@poryadok/app-backend/products/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const keyOf = (id: number) => ['request', id, 'products'] as const
const pathOf = (id: number): string => `/api/requests/${id}/products`

/** Products of a request; asked for when they are wanted: each look costs the portal a request. */
export function useRequestProducts(id: number) {
  const { api } = useServices()
  return useQuery({ queryKey: keyOf(id), queryFn: () => api.get<RequestProducts>(pathOf(id)) })
}

export interface Picking {
  keys: readonly string[]
  /** The row that gives way. */
  instead?: string | undefined
}

/** Adds products, takes rows away and brings them back as they were; what stands afterwards is shown at once. */
export function usePicking(id: number) {
  const { api } = useServices()
  const cache = useQueryClient()
  const again = (): Promise<void> => cache.invalidateQueries({ queryKey: keyOf(id) })
  const add = useMutation({
    mutationFn: (picking: Picking) => api.post<RequestProducts>(pathOf(id), picking),
    onSuccess: (products) => cache.setQueryData(keyOf(id), products),
    onError: again,
  })
  const remove = useMutation({
    mutationFn: (pick: string) => api.delete(`${pathOf(id)}/${pick}`),
    onSettled: again,
  })
  const restore = useMutation({
    mutationFn: (pick: string) => api.put<RequestProducts>(`${pathOf(id)}/${pick}`, {}),
    onSuccess: (products) => cache.setQueryData(keyOf(id), products),
    onError: again,
  })
  return { add, remove, restore }
}
