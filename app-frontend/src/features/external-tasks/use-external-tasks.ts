import type {
  ChoosePerformerBody,
  CreatedTask,
  CreateTaskBody,
  PerformerList,
  PreviewBody,
  RequestTasks,
  TaskPreview,
  TaskThread,
  WriteToPerformerBody,
} from '@poryadok/app-backend/external-tasks/contract'
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useServices } from '../../lib/services.ts'

const base = '/api/external-tasks'
/** While a letter of ours is on its way its fate is looked at again after this time, ms. */
const lookAgain = 3_000
const moving: ReadonlySet<string | null> = new Set(['preparing', 'waiting', 'sending'])

/** Nobody was written to about it yet. */
const unwritten = ({ letterCount, trouble }: RequestTasks['tasks'][number]) => letterCount === 0 && trouble === null

export function useRequestTasks(request: number) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['external-tasks', 'of', request],
    queryFn: () => api.get<RequestTasks>(base, { request }),
    refetchInterval: ({ state }) => (state.data?.tasks.some(unwritten) ? lookAgain : 15_000),
  })
}

/** The first letter of a task is written some seconds after the task. */
const onItsWay = ({ task, letters }: TaskThread): boolean =>
  letters.some(({ delivery }) => moving.has(delivery)) ||
  (letters.length === 0 && task !== null && task.trouble === null)

/** `letterCount`: what the list beside it says; a thread with fewer letters is read again at once. */
export function useTaskThread(taskId: number, letterCount = 0) {
  const { api } = useServices()
  const thread = useQuery({
    queryKey: ['external-tasks', taskId],
    queryFn: () => api.get<TaskThread>(`${base}/${taskId}`),
    refetchInterval: ({ state }) => (state.data && onItsWay(state.data) ? lookAgain : 15_000),
  })
  const { data, refetch } = thread
  const behind = data !== undefined && data.letters.length < letterCount
  useEffect(() => {
    if (behind) void refetch()
  }, [behind, refetch])
  return thread
}

export function usePerformers(search: string) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['external-tasks', 'performers', search],
    queryFn: () => api.get<PerformerList>(`${base}/performers`, { search }),
    placeholderData: keepPreviousData,
  })
}

export function usePreview(body: PreviewBody | null) {
  const { api } = useServices()
  return useQuery({
    queryKey: ['external-tasks', 'preview', body],
    queryFn: () => api.post<TaskPreview>(`${base}/preview`, body),
    enabled: body !== null,
    placeholderData: keepPreviousData,
  })
}

/** Everything about external tasks is read again after a change of one. */
function useChange<Body, Answer>(change: (body: Body) => Promise<Answer>) {
  const cache = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () => cache.invalidateQueries({ queryKey: ['external-tasks'] }),
  })
}

export function useCreateTask() {
  const { api } = useServices()
  return useChange((body: CreateTaskBody) => api.post<CreatedTask>(base, body))
}

export function useWriteToPerformer(taskId: number) {
  const { api } = useServices()
  return useChange((body: WriteToPerformerBody) => api.post(`${base}/${taskId}/letters`, body))
}

export function useChoosePerformer(taskId: number) {
  const { api } = useServices()
  return useChange((body: ChoosePerformerBody) => api.put(`${base}/${taskId}/performer`, body))
}

export function useLookAgain(taskId: number) {
  const { api } = useServices()
  return useChange<void, unknown>(() => api.post(`${base}/${taskId}/look`))
}
