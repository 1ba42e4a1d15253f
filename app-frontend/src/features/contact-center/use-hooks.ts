import type {
  DeliveryDetails,
  DeliveryLine,
  DeliveryPage,
  HookList,
  MadeHook,
  NewHook,
} from '@poryadok/app-backend/contact-center/hooks/contract'
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'

const path = '/api/contact-center'
const hooksKey = ['center', 'hooks']
const deliveriesKey = ['center', 'deliveries']
/** While a message is on its way. */
const lookAgain = 3_000

export function useHooks() {
  const { api } = useServices()
  return useQuery({
    queryKey: hooksKey,
    queryFn: () => api.get<HookList>(`${path}/hooks`),
    refetchInterval: ({ state }) => (state.data?.hooks.some(({ waiting }) => waiting > 0) ? lookAgain : false),
  })
}

function useHookChange<Input, Answer>(change: (input: Input) => Promise<Answer>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => Promise.all([hooksKey, deliveriesKey].map((queryKey) => cache.invalidateQueries({ queryKey }))),
  })
}

export function useMakeHook() {
  const { api } = useServices()
  return useHookChange((hook: NewHook) => api.post<MadeHook>(`${path}/hooks`, hook))
}

export function useSwitchHook() {
  const { api } = useServices()
  return useHookChange(({ id, enabled }: { id: string; enabled: boolean }) =>
    api.put(`${path}/hooks/${id}`, { enabled }),
  )
}

export function useDropHook() {
  const { api } = useServices()
  return useHookChange((id: string) => api.delete(`${path}/hooks/${id}`))
}

export function usePingHook() {
  const { api } = useServices()
  return useHookChange((id: string) => api.post(`${path}/hooks/${id}/ping`))
}

/** Messages that were sent or wait, the newest first. */
export function useDeliveries(state: DeliveryLine['state'] | null) {
  const { api } = useServices()
  return useInfiniteQuery({
    queryKey: [...deliveriesKey, state],
    queryFn: ({ pageParam }) =>
      api.get<DeliveryPage>(`${path}/deliveries`, { state: state ?? undefined, before: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.more ? (page.deliveries.at(-1)?.id ?? null) : null),
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ deliveries }) => deliveries.some((one) => one.state === 'waiting')) ? lookAgain : false,
  })
}

export function useDelivery(id: string) {
  const { api } = useServices()
  return useQuery({
    queryKey: [...deliveriesKey, 'one', id],
    queryFn: () => api.get<DeliveryDetails>(`${path}/deliveries/${id}`),
    refetchInterval: ({ state: { data } }) => (data?.state === 'waiting' ? lookAgain : false),
  })
}

export function useReplayDelivery(id: string) {
  const { api } = useServices()
  return useHookChange(() => api.post(`${path}/deliveries/${id}/replay`))
}
