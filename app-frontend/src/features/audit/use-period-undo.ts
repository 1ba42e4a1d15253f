import type {
  PeriodUndo,
  PeriodUndoPreview,
  PeriodUndoStarted,
  StandingRuleList,
} from '@poryadok/app-backend/audit/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const path = '/api/audit/period-undo'

/** Rules whose changes can be taken back. */
export function useStandingRules() {
  const { api } = useServices()
  return useQuery({
    queryKey: ['period-undo', 'rules'],
    queryFn: () => api.get<StandingRuleList>(`${path}/rules`),
    staleTime: 0,
  })
}

/** What would go back, and the work that does it. */
export function usePeriodUndo() {
  const { api } = useServices()
  const cache = useQueryClient()
  const preview = useMutation({
    mutationFn: (wanted: PeriodUndo) => api.post<PeriodUndoPreview>(`${path}/preview`, wanted),
  })
  const start = useMutation({
    mutationFn: (wanted: PeriodUndo) => api.post<PeriodUndoStarted>(path, wanted),
    onSuccess: () =>
      Promise.all(['runs', 'audit', 'long-work'].map((key) => cache.invalidateQueries({ queryKey: [key] }))),
  })
  return { preview, start }
}
