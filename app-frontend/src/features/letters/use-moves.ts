import type { MoveBody, MovePreview, MoveRequest, MoveView } from '@poryadok/app-backend/letter-moves/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

/** A move still without the key of the press that makes it. */
export type WantedMove = MoveBody extends infer Body ? (Body extends MoveBody ? Omit<Body, 'key'> : never) : never

/** Requests that this person may choose, by number or words of the title. */
export function useTargets(text: string, enabled: boolean) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['moves', 'targets', text],
    queryFn: () => api.get<{ requests: MoveRequest[] }>('/api/moves/targets', { text: text || undefined }),
    enabled,
  })
}

/** What the move would do now; null: it is not said yet which move. */
export function useMovePreview(wanted: WantedMove | null, key: string) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['moves', 'preview', wanted],
    queryFn: () => api.post<MovePreview>('/api/moves/preview', { ...wanted, key }),
    enabled: wanted !== null,
    gcTime: 0,
  })
}

/** Moves; the same key is the same move however often it is sent. */
export function useMove() {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (body: MoveBody) => api.post<MoveView>('/api/moves', body),
    onSettled: () => cache.invalidateQueries({ queryKey: ['letters'] }),
  })
}

export function useUndoMove() {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.post<{ followed: number }>(`/api/moves/${id}/undo`),
    onSettled: () => cache.invalidateQueries({ queryKey: ['letters'] }),
  })
}
