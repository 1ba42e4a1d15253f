import type { CardRecord, CenterCard } from '@poryadok/app-backend/contact-center/card/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const path = '/api/contact-center/card'

/** What the contact centre has left at a record. */
export function useCenterCard({ kind, id }: CardRecord) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['center', 'card', kind, id],
    queryFn: () => api.get<CenterCard>(`${path}/${kind}/${id}`),
  })
}

/** Hands a version's file to the browser's downloads. */
export function useVersionFile(dealId: number, name: string) {
  const { api } = useServices()
  return useMutation({
    mutationFn: (version: string) => api.download(`${path}/deal/${dealId}/files/${version}`, name),
  })
}
