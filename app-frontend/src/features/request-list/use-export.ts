import type { ExportQuery, OwnExport } from '@poryadok/app-backend/request-list/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useServices } from '../../lib/services.ts'

const key = ['request-list-export'] as const
const path = '/api/request-list/export'
/** How often a running export is looked at, ms: our server knows, the portal is not asked. */
const lookMs = 1_000

/** The person's newest export. One begun on this screen is handed to the browser as soon as it is ready. */
export function useExport(enabled: boolean) {
  const { api } = useServices()
  const cache = useQueryClient()
  const [begun, setBegun] = useState<string | null>(null)
  const put = (next: OwnExport): void => void cache.setQueryData<OwnExport>(key, next)
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => api.get<OwnExport>(path),
    enabled,
    refetchInterval: ({ state }) => (state.data?.task?.state === 'running' ? lookMs : false),
  })
  const begin = useMutation({
    mutationFn: (query: ExportQuery) => api.post<OwnExport>(path, query),
    onSuccess: (next) => {
      setBegun(next.task?.id ?? null)
      put(next)
    },
  })
  const stop = useMutation({
    mutationFn: (id: string) => api.post<OwnExport>(`${path}/${id}/cancel`),
    onSuccess: put,
  })
  const take = useMutation({
    mutationFn: (id: string) => api.download(`${path}/${id}/file`, data?.fileName ?? ''),
  })
  const { mutate } = take
  const { id, state } = data?.task ?? {}
  useEffect(() => {
    if (state === 'done' && id !== undefined && id === begun) mutate(id)
  }, [id, state, begun, mutate])
  return { task: data?.task ?? null, error: begin.error ?? stop.error ?? take.error, begin, stop, take }
}

export type Export = ReturnType<typeof useExport>
