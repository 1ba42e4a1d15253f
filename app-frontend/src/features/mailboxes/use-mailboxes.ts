import type { MailboxList, MailboxView } from '@poryadok/app-backend/intake/mailboxes/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['mailboxes'] as const

/** The mailboxes of the portal. A change of them changes the set-up's last step too. */
export function useMailboxes() {
  const { api } = useServices()
  const cache = useQueryClient()
  const again = async (): Promise<void> => {
    await Promise.all([key, ['setup']].map((queryKey) => cache.invalidateQueries({ queryKey })))
  }
  return {
    list: useQuery({ queryKey: key, queryFn: () => api.get<MailboxList>('/api/mailboxes') }),
    add: useMutation({
      mutationFn: (address: string) => api.post<MailboxView>('/api/mailboxes', { address }),
      onSuccess: again,
    }),
    remove: useMutation({ mutationFn: (id: number) => api.delete(`/api/mailboxes/${id}`), onSuccess: again }),
  }
}
