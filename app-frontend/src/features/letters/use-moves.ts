import type {
  MoveBody,
  MovePreview,
  MoveRequest,
  MoveView,
  UndoneView,
} from '@poryadok/app-backend/letter-moves/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../../lib/api-error.ts'
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

const isStillMaking = (error: Error) => error instanceof ApiError && error.said?.code === 'move.making'

/** Takes a move back; the new request of a split may still be being made, which takes seconds. */
export function useUndoMove() {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.post<UndoneView>(`/api/moves/${id}/undo`),
    retry: (count, error) => isStillMaking(error) && count < 20,
    retryDelay: 700,
    onSettled: () => cache.invalidateQueries({ queryKey: ['letters'] }),
  })
}
