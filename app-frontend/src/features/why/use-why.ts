import type { WhyAnswer } from '@poryadok/app-backend/audit/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

export interface WhyRecord {
  entityTypeId: number
  id: number
}

const whyKey = ({ entityTypeId, id }: WhyRecord) => ['why', entityTypeId, id]

/** Everything that rules decided on the record. */
export function useWhy(record: WhyRecord) {
  const { api } = useServices()
  return useQuery({
    queryKey: whyKey(record),
    queryFn: () => api.get<WhyAnswer>(`/api/why/${record.entityTypeId}/${record.id}`),
  })
}
