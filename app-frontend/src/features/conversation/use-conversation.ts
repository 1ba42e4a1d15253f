import type { Conversation, ConversationNews } from '@poryadok/app-backend/correspondence/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { listen } from '../../lib/event-stream.ts'
import { useServices } from '../../lib/services.ts'

export const conversationKey = (id: number) => ['conversation', id] as const

/** The letters of a request, kept live: new ones, what becomes of ours, and who writes. */
export function useConversation(id: number) {
  const { api, user } = useServices()
  const cache = useQueryClient()
  const me = user()?.id
  const query = useQuery({
    queryKey: conversationKey(id),
    queryFn: () => api.get<Conversation>(`/api/requests/${id}/conversation`),
  })
  useEffect(() => {
    let broken = false
    const look = (): void => void cache.invalidateQueries({ queryKey: conversationKey(id) })
    return listen(api, `/api/requests/${id}/conversation/stream`, {
      onMessage: (data) => {
        const news = JSON.parse(data) as ConversationNews
        if (news.kind === 'letters') return look()
        const writers = news.writers.filter(({ userId }) => userId !== me)
        cache.setQueryData<Conversation>(conversationKey(id), (shown) => shown && { ...shown, writers })
      },
      onState: (up) => {
        if (up && broken) look()
        broken = !up
      },
    })
  }, [api, cache, id, me])
  return query
}
