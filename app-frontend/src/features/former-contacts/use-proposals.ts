import type { ProposalList, ProposalView } from '@poryadok/app-backend/former-contacts/contract'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const base = '/api/contact-proposals'
const key = 'contact-proposals'

export type ProposalKind = ProposalView['kind']

/** Open proposals that the viewer may see; a decision takes one out of the list. */
export function useProposals(kind: ProposalKind) {
  const { api } = useServices()
  const cache = useQueryClient()
  const changed = () => cache.invalidateQueries({ queryKey: [key] })
  return {
    again: () => void changed(),
    list: useInfiniteQuery({
      queryKey: [key, kind],
      queryFn: ({ pageParam }) => api.get<ProposalList>(`${base}?kind=${kind}&start=${pageParam}`),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next,
    }),
    decide: useMutation({
      mutationFn: ({ id, accept }: { id: string; accept: boolean }) => api.post(`${base}/${id}`, { accept }),
      onSettled: async () => {
        await Promise.all([changed(), cache.invalidateQueries({ queryKey: ['former-contacts'] })])
      },
    }),
    scan: useMutation({
      mutationFn: () => api.post(`${base}/scan`),
      onSettled: async () => {
        await Promise.all([changed(), cache.invalidateQueries({ queryKey: ['long-work'] })])
      },
    }),
  }
}
