import type { FixBody, Fixed, StuckPage } from '@poryadok/app-backend/stuck-activities/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { useReadSoon } from '../../lib/use-read-soon.ts'

const path = '/api/stuck-activities'

/** Open activities of a person; null: the viewer's own. */
export function useStuck(userId: number | null) {
  const { api } = useServices()
  const again = useReadSoon(['stuck'])
  return {
    page: useQuery({
      queryKey: ['stuck', userId],
      queryFn: () => api.get<StuckPage>(path, userId === null ? {} : { userId }),
    }),
    fix: useMutation({
      mutationFn: (body: FixBody) => api.post<Fixed>(`${path}/fix`, body),
      onSuccess: (_answer, { dry }) => (dry ? undefined : again()),
    }),
    undo: useMutation({
      mutationFn: (runId: string) => api.post(`/api/audit/runs/${runId}/undo`, {}),
      onSuccess: again,
    }),
  }
}
