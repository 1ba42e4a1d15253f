import type { FileBody, OwnFile } from '@poryadok/app-backend/sheet-export/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useServices } from '../../lib/services.ts'

const key = ['record-file'] as const
const path = '/api/record-files'
/** How often a file that is being made is looked at, ms: our server knows, the portal is not asked. */
const lookMs = 1_000

/** The person's newest file of records. One begun on this screen is handed to the browser as soon as it is ready. */
export function useRecordFile() {
  const { api } = useServices()
  const cache = useQueryClient()
  const [begun, setBegun] = useState<string | null>(null)
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => api.get<OwnFile>(path),
    refetchInterval: ({ state }) => (state.data?.task?.state === 'running' ? lookMs : false),
  })
  const begin = useMutation({
    mutationFn: (body: FileBody) => api.post<OwnFile>(path, body),
    onSuccess: (next) => {
      setBegun(next.task?.id ?? null)
      cache.setQueryData<OwnFile>(key, next)
    },
  })
  const take = useMutation({
    mutationFn: (id: string) => api.download(`${path}/${id}`, data?.fileName ?? ''),
  })
  const { mutate } = take
  const { id, state } = data?.task ?? {}
  useEffect(() => {
    if (state === 'done' && id !== undefined && id === begun) mutate(id)
  }, [id, state, begun, mutate])
  return { task: data?.task ?? null, fileName: data?.fileName ?? '', begin, take }
}
