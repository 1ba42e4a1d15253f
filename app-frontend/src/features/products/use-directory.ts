import type { NodeTuple, ProductDirectory } from '@poryadok/app-backend/products/contract'
import { productTree, searchIndex, type SearchIndex } from '@poryadok/app-backend/products/picker/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useServices } from '../../lib/services.ts'

const tenMinutes = 600_000
/** While the portal's catalogue is read for the first time. */
const soon = 3_000

export const directoryKey = ['products', 'directory'] as const

/** The catalogue as it is chosen from, laid out and folded once: the search of 20 000 nodes asks nobody. */
export function useDirectory() {
  const { api } = useServices()
  const query = useQuery({
    queryKey: directoryKey,
    queryFn: () => api.get<ProductDirectory>('/api/products/directory'),
    staleTime: tenMinutes,
    refetchInterval: ({ state: { data } }) => (data?.revision === 0 && data.fault === null ? soon : false),
  })
  const nodes = query.data?.nodes
  const index = useMemo(() => (nodes ? indexOf(nodes) : null), [nodes])
  return { ...query, index }
}

function indexOf(nodes: readonly NodeTuple[]): SearchIndex {
  const { tree } = productTree(nodes.map(([key, parent, name, code, sort]) => ({ key, parent, name, code, sort })))
  return searchIndex(tree)
}
