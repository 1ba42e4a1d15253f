import type {
  ImportRunView,
  ImportSuggestions,
  ImportTargets,
  SavedMapping,
  WritePlan,
  WriteProgress,
} from '@poryadok/app-backend/record-import/contract'
import type { FailureGroups } from '@poryadok/app-backend/record-import/failures/contract'
import type { Certificate } from '@poryadok/app-backend/record-import/certificate/contract'
import type { LongTaskNews } from '@poryadok/app-backend/platform/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { listen } from '../../lib/event-stream.ts'
import { useServices } from '../../lib/services.ts'

export const importKeys = {
  list: ['imports'],
  targets: ['imports', 'targets'],
  mappings: ['imports', 'mappings'],
  run: (id: string) => ['imports', 'run', id],
  part: (id: string, part: string) => ['imports', 'run', id, part],
} as const

export function useImportList() {
  const { api } = useServices()
  return useQuery({
    queryKey: importKeys.list,
    queryFn: () => api.get<{ runs: ImportRunView[] }>('/api/imports'),
  })
}

export function useImportTargets() {
  const { api } = useServices()
  return useQuery({ queryKey: importKeys.targets, queryFn: () => api.get<ImportTargets>('/api/imports/targets') })
}

/** Least time between two readings of a run that moves, ms: its rows are counted each time. */
const readEvery = 2_000

/** A run as it stands: its long work moves live, its rows are counted anew every two seconds while it does. */
export function useImportRun(id: string) {
  const { api } = useServices()
  const cache = useQueryClient()
  const run = useQuery({
    queryKey: importKeys.run(id),
    queryFn: () => api.get<ImportRunView>(`/api/imports/${id}`),
  })
  const taskId = run.data?.task?.id
  useEffect(() => {
    let read = 0
    const again = (): void => void cache.invalidateQueries({ queryKey: importKeys.run(id) })
    return listen(api, '/api/long-work/stream', {
      onMessage: (data) => {
        const { task } = JSON.parse(data) as LongTaskNews
        if (task !== null && task.id !== taskId) return
        if (task) cache.setQueryData<ImportRunView>(importKeys.run(id), (old) => old && { ...old, task })
        if (task?.state === 'running' && Date.now() - read < readEvery) return
        read = Date.now()
        again()
      },
      onState: (up) => up && again(),
    })
  }, [api, cache, id, taskId])
  return run
}

function usePart<T>(id: string, part: string, enabled = true) {
  const { api } = useServices()
  return useQuery({
    queryKey: importKeys.part(id, part),
    queryFn: () => api.get<T>(`/api/imports/${id}/${part}`),
    enabled,
  })
}

/** The portal is asked for it: what moves a run on, the start of the writing first of all, does not ask anew. */
export function useImportPlan(id: string) {
  const { api } = useServices()
  return useQuery({ queryKey: ['import-plan', id], queryFn: () => api.get<WritePlan>(`/api/imports/${id}/plan`) })
}

export const useFailures = (id: string) => usePart<FailureGroups>(id, 'failures')
export const useCertificate = (id: string, enabled: boolean) => usePart<Certificate | null>(id, 'certificate', enabled)

/** Why nothing is sent just now is no step of the work, so it is asked for while rows are being written. */
export function useWriteProgress(id: string, writing: boolean) {
  const { api } = useServices()
  return useQuery({
    queryKey: importKeys.part(id, 'progress'),
    queryFn: () => api.get<WriteProgress>(`/api/imports/${id}/progress`),
    refetchInterval: writing ? readEvery : false,
  })
}

export function useSuggestions(id: string, mapping: string | null) {
  const { api } = useServices()
  return useQuery({
    queryKey: importKeys.part(id, `suggestions ${mapping ?? ''}`),
    queryFn: () => api.get<ImportSuggestions>(`/api/imports/${id}/suggestions`, mapping === null ? {} : { mapping }),
    // What a person is choosing must not move under their hands.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

export function useSavedMappings() {
  const { api } = useServices()
  return useQuery({
    queryKey: importKeys.mappings,
    queryFn: () => api.get<{ mappings: SavedMapping[] }>('/api/imports/mappings'),
  })
}

/** Begins a step of a run as long work; every picture of the run is then read anew. */
export function useImportStage(id: string, stage: 'load' | 'check' | 'write' | 'certificate' | 'undo') {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.post<ImportRunView>(`/api/imports/${id}/stages/${stage}`),
    onSettled: () => cache.invalidateQueries({ queryKey: importKeys.list }),
  })
}
