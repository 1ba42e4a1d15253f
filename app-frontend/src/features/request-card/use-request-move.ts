import { useLingui } from '@lingui/react/macro'
import type { FormSaved, SaveFormBody } from '@poryadok/app-backend/scenarios/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError } from '../../lib/api-error.ts'
import { randomKey } from '../../lib/random-key.ts'
import { useServices } from '../../lib/services.ts'
import { toast } from '../../ui/toast-queue.ts'
import { formKey } from '../request-form/use-request-form.ts'
import { conversationKey } from '../conversation/use-conversation.ts'

export type Move = Omit<SaveFormBody, 'key'>

/** Changes stage, person and fields of a request in one write, with a way back in the toast; `undoError` says why that was refused. */
export function useRequestMove(id: number) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const refresh = (): void => {
    void cache.invalidateQueries({ queryKey: conversationKey(id) })
    void cache.invalidateQueries({ queryKey: formKey(id) })
    void cache.invalidateQueries({ queryKey: ['request', id] })
  }
  const send = ({ move }: { move: Move; words: string }): Promise<FormSaved> =>
    api.put<FormSaved>(`/api/requests/${id}/form`, { ...move, key: randomKey() })
  const back = useMutation({ mutationFn: send, onSuccess: refresh })
  const move = useMutation({
    mutationFn: send,
    onMutate: () => back.reset(),
    onError: (error) => isChangedMeanwhile(error) && refresh(),
    onSuccess: ({ written, before }, { move: made, words }) => {
      refresh()
      if (written === 0) return
      const { stageId, responsibleId } = made
      const was = { ...wasAt(stageId), ...(responsibleId === undefined ? {} : { responsibleId }) }
      const onUndo = (): void => back.mutate({ move: { ...before, was }, words: '' })
      toast(words, { label: t`Отменить`, onUndo })
    },
  })
  return { ...move, undoError: back.error }
}
/** Where a request stood as the person saw it; nothing where nobody saw it. */
export const wasAt = (stageId: string | undefined) => (stageId === undefined ? {} : { stageId })

export const isChangedMeanwhile = (error: Error): boolean =>
  error instanceof ApiError && error.said?.code === 'request.changed-meanwhile'

export type RequestMove = ReturnType<typeof useRequestMove>
