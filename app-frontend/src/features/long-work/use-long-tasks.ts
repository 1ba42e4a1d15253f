import type { LongTaskList, LongTaskNews, LongTaskView } from '@poryadok/app-backend/platform/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { listen } from '../../lib/event-stream.ts'
import { useServices } from '../../lib/services.ts'

export type LongTaskVerb = 'pause' | 'resume' | 'cancel'

const keyOf = (kind: string | undefined) => ['long-work', kind ?? 'all'] as const

/**
 * The list with one task as it stands now: in its place, or first when it is new. What has ended unseen joins the list of
 * its kind, whose newest is shown with its outcome, and not the list of open work.
 */
function withTask(list: LongTaskList, task: LongTaskView, ofKind: boolean): LongTaskList {
  if (list.tasks.some(({ id }) => id === task.id))
    return { ...list, tasks: list.tasks.map((one) => (one.id === task.id ? laterOf(one, task) : one)) }
  const newest = list.tasks[0]
  const joins = task.endedAt === null || (ofKind && (!newest || newest.createdAt < task.createdAt))
  return joins ? { ...list, tasks: [task, ...list.tasks] } : list
}

const laterOf = (one: LongTaskView, other: LongTaskView): LongTaskView =>
  one.updatedAt > other.updatedAt ? one : other

/** What was read, unless news of a task has overtaken the answer on its way. */
function withNews(known: LongTaskList | undefined, read: LongTaskList): LongTaskList {
  const byId = new Map(known?.tasks.map((task) => [task.id, task]))
  return { ...read, tasks: read.tasks.map((task) => laterOf(byId.get(task.id) ?? task, task)) }
}

/**
 * Long work of one kind, or what is open of any kind; kept live by the server, nothing is asked again and again. What ends
 * while the screen is open stays in sight. `connected`: false while the figures stand still because the line is broken.
 */
export function useLongTasks(kind?: string) {
  const { api } = useServices()
  const cache = useQueryClient()
  const [connected, setConnected] = useState(true)
  const put = useCallback(
    (task: LongTaskView): void => {
      if (kind !== undefined && task.kind !== kind) return
      cache.setQueryData<LongTaskList>(keyOf(kind), (list) => list && withTask(list, task, kind !== undefined))
    },
    [cache, kind],
  )
  useEffect(() => {
    const queryKey = keyOf(kind)
    const again = (): void => void cache.cancelQueries({ queryKey }).then(() => cache.invalidateQueries({ queryKey }))
    return listen(api, '/api/long-work/stream', {
      onMessage: (data) => {
        const { task } = JSON.parse(data) as LongTaskNews
        if (task) put(task)
        else again()
      },
      // What happened while no line stood, before the first one too, was told to nobody here.
      onState: (up) => {
        setConnected(up)
        if (up) again()
      },
    })
  }, [api, cache, kind, put])
  return {
    connected,
    put,
    list: useQuery({
      queryKey: keyOf(kind),
      queryFn: () => api.get<LongTaskList>('/api/long-work', kind === undefined ? { open: 'true' } : { kind }),
      structuralSharing: (known, read) => withNews(known as LongTaskList | undefined, read as LongTaskList),
    }),
  }
}

/** Pauses, resumes or cancels one task. */
export function useLongTaskVerb(id: string, done: (task: LongTaskView) => void) {
  const { api } = useServices()
  return useMutation({
    mutationFn: (verb: LongTaskVerb) => api.post<LongTaskView>(`/api/long-work/${id}/${verb}`),
    onSuccess: done,
  })
}
