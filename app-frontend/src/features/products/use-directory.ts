import type { NodeTuple, ProductDirectory } from '@poryadok/app-backend/products/contract'
import {
  productTreeInSteps,
  searchIndexInSteps,
  type SearchIndex,
  type Steps,
} from '@poryadok/app-backend/products/picker/contract'
import type { ReasonView } from '@poryadok/app-backend/requests/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { runInSlices } from './run-in-slices.ts'

const tenMinutes = 600_000
/** While the portal's catalogue is read for the first time. */
const soon = 3_000

export const directoryKey = ['products', 'directory'] as const

/** The catalogue as it is chosen from, laid out and folded once, in slices: the search of 100 000 nodes asks nobody. */
export function useDirectory() {
  const { api } = useServices()
  const query = useQuery({
    queryKey: directoryKey,
    queryFn: () => api.get<ProductDirectory>('/api/products/directory'),
    staleTime: tenMinutes,
    refetchInterval: ({ state: { data } }) => (data?.revision === 0 && data.fault === null ? soon : false),
  })
  const nodes = query.data?.nodes
  const laid = useQuery({
    // Nodes stay the same object while nothing of them changes, however often they are read.
    queryKey: [...directoryKey, 'index', query.data?.revision, nodes?.length],
    queryFn: () => runInSlices(indexOf(nodes ?? [])),
    enabled: nodes !== undefined,
    staleTime: Infinity,
    // While a changed catalogue is laid out, what a person has typed and chosen stays on the former one.
    placeholderData: (shown) => shown,
    structuralSharing: false,
    retry: false,
    networkMode: 'always',
  })
  return { ...query, index: laid.data?.index ?? null, because: laid.data?.because ?? [] }
}

interface LaidOut {
  index: SearchIndex
  /** What was mended while the catalogue was laid out, and which neighbours share a name. */
  because: ReasonView[]
}

function* indexOf(nodes: readonly NodeTuple[]): Steps<LaidOut> {
  const given = nodes.map(([key, parent, name, code, sort]) => ({ key, parent, name, code, sort }))
  const { tree, because } = yield* productTreeInSteps(given)
  return { index: yield* searchIndexInSteps(tree), because }
}
