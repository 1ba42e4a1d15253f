import type {
  AddMailboxBody,
  MailboxList,
  MailboxView,
  SaveMailboxBody,
  TryAnswer,
  TryMailboxBody,
} from '@poryadok/app-backend/intake/mailboxes/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const key = ['mailboxes'] as const

/** While something is under way on a server, the list is looked at again. */
const soonMs = 5_000
const isMoving = ({ health: { state, lag } }: MailboxView): boolean => state === 'new' || state === 'failing' || lag > 0

/** What the form asks for: an address alone is a mailbox whose letters are forwarded to us. */
type NewMailbox = Partial<AddMailboxBody> & Pick<AddMailboxBody, 'address'>

/** The mailboxes of the portal. A change of them changes the set-up's last step too. */
export function useMailboxes() {
  const { api } = useServices()
  const cache = useQueryClient()
  const again = async (): Promise<void> => {
    await Promise.all([key, ['setup']].map((queryKey) => cache.invalidateQueries({ queryKey })))
  }
  return {
    list: useQuery({
      queryKey: key,
      queryFn: () => api.get<MailboxList>('/api/mailboxes'),
      refetchInterval: ({ state: { data } }) => (data?.mailboxes.some(isMoving) ? soonMs : false),
    }),
    add: useMutation({
      mutationFn: (body: NewMailbox) => api.post<MailboxList>('/api/mailboxes', body),
      onSuccess: again,
    }),
    save: useMutation({
      mutationFn: ({ id, ...body }: SaveMailboxBody & { id: number }) =>
        api.put<MailboxList>(`/api/mailboxes/${id}`, body),
      onSuccess: again,
    }),
    start: useMutation({
      mutationFn: (id: number) => api.post<MailboxList>(`/api/mailboxes/${id}/start`),
      onSuccess: again,
    }),
    remove: useMutation({ mutationFn: (id: number) => api.delete(`/api/mailboxes/${id}`), onSuccess: again }),
  }
}

/** Signs in at the servers as the form stands. */
export function useTryMailbox() {
  const { api } = useServices()
  return useMutation({ mutationFn: (body: TryMailboxBody) => api.post<TryAnswer>('/api/mailboxes/try', body) })
}
