import type {
  CallLook,
  ColourRules,
  ColourRulesBody,
  RedReport,
  TryBody,
} from '@poryadok/app-backend/call-card/contract'
import type { Boot } from '@poryadok/app-backend/portal/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { useServices, type ChangedCall } from '../../lib/services.ts'

const base = '/api/call-card'

/**
 * Whose client is on the line. The card may learn more of the call while it rings, and go on to the next number of a list: then it
 * is asked again, and nothing is shown of the number before.
 */
export function useLook(call: NonNullable<Boot['call']>) {
  const { api, frame } = useServices()
  const { id, direction } = call
  const [now, setNow] = useState<ChangedCall>(call)
  const { phone, companies } = now
  const look = useQuery({
    queryKey: ['call-card', id, phone, companies],
    queryFn: ({ client, queryKey }) => {
      const fresh = client.getQueryData(queryKey) !== undefined
      return api.post<CallLook>(`${base}/look`, { callId: id, phone, direction, companies, fresh })
    },
    staleTime: 30_000,
    retry: false,
  })
  const { refetch } = look
  const hear = useEffectEvent((told: ChangedCall) => {
    if (told.phone !== phone || told.companies.some((company) => !companies.includes(company))) setNow(told)
    else void refetch()
  })
  useEffect(() => {
    let gone = false
    const listen = async (): Promise<void> => {
      const portal = await frame().catch(() => null)
      await portal?.onCallChanged?.((told) => void (gone || hear(told)))
    }
    void listen()
    return () => {
      gone = true
    }
  }, [frame])
  return look
}

/** Why the person goes on with a red call. */
export function useExplain(callId: string) {
  const { api } = useServices()
  return useMutation({ mutationFn: (comment: string) => api.post(`${base}/reason`, { callId, comment }) })
}

/** The rules in their order. */
export function useColourRules() {
  const { api } = useServices()
  const cache = useQueryClient()
  const queryKey = ['call-card', 'rules']
  return {
    rules: useQuery({ queryKey, queryFn: () => api.get<ColourRules>(`${base}/rules`) }),
    save: useMutation({
      mutationFn: (body: ColourRulesBody) => api.put<ColourRules>(`${base}/rules`, body),
      onSuccess: (answer) => cache.setQueryData(queryKey, answer),
    }),
  }
}

/** The colour that a number would get. */
export function useTryNumber() {
  const { api } = useServices()
  return useMutation({ mutationFn: (body: TryBody) => api.post<CallLook>(`${base}/try`, body) })
}

/** Calls to other people's clients. */
export function useRedCalls(days: number) {
  const { api } = useServices()
  return useQuery({ queryKey: ['call-card', 'red', days], queryFn: () => api.get<RedReport>(`${base}/red`, { days }) })
}
