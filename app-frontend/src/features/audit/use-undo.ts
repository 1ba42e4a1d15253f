import type { UndoAnswer, UndoPreviewView } from '@poryadok/app-backend/audit/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

export interface UndoTarget {
  runId: string
  /** Only these writes; the whole run unless given. */
  entryIds?: readonly number[]
}

const bodyOf = ({ entryIds }: UndoTarget) => (entryIds ? { entryIds } : {})

/** What an undo would do now: asked anew each time the dialog opens. */
export function useUndoPreview(target: UndoTarget) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['undo-preview', target],
    queryFn: () => api.post<UndoPreviewView>(`/api/audit/runs/${target.runId}/undo-preview`, bodyOf(target)),
    staleTime: 0,
    gcTime: 0,
  })
}

export function useUndo(target: UndoTarget) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<UndoAnswer>(`/api/audit/runs/${target.runId}/undo`, bodyOf(target)),
    onSettled: () => Promise.all(['runs', 'run', 'audit'].map((key) => cache.invalidateQueries({ queryKey: [key] }))),
  })
}
