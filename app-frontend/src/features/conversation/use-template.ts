import type { FilledTemplate } from '@poryadok/app-backend/correspondence/contract'
import { useMutation } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import type { DraftInHand } from './use-draft.ts'

/** A prepared answer comes with its fields filled and stands before what is written; the person goes on writing. */
export function useTemplate(id: number, { draft, change }: DraftInHand, goOn: () => void) {
  const { api } = useServices()
  return useMutation({
    mutationFn: (templateId: number) => api.get<FilledTemplate>(`/api/requests/${id}/templates/${templateId}`),
    onSuccess: ({ text }) => {
      change({ text: [text, draft.text.trim()].filter(Boolean).join('\n\n') })
      goOn()
    },
  })
}
