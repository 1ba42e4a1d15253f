import type { LongTaskList, LongTaskNews, LongTaskView } from '@poryadok/app-backend/platform/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { listen } from '../../lib/event-stream.ts'
import { useServices } from '../../lib/services.ts'

export type LongTaskVerb = 'pause' | 'resume' | 'cancel'

const keyOf = (kind: string | undefined) => ['long-work', kind ?? 'all'] as const

/** The list with one task as it stands now: in its place, or first when it is new; what has ended unseen is not. */
function withTask(list: LongTaskList, task: LongTaskView): LongTaskList {
  const known = list.tasks.some(({ id }) => id === task.id)
  if (!known && task.endedAt !== null) return list
  const tasks = known ? list.tasks.map((one) => (one.id === task.id ? task : one)) : [task, ...list.tasks]
  return { ...list, tasks }
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
      cache.setQueryData<LongTaskList>(keyOf(kind), (list) => list && withTask(list, task))
    },
    [cache, kind],
  )
  useEffect(() => {
    const again = (): void => void cache.invalidateQueries({ queryKey: keyOf(kind) })
    let broken = false
    return listen(api, '/api/long-work/stream', {
      onMessage: (data) => {
        const { task } = JSON.parse(data) as LongTaskNews
        if (task) put(task)
        else again()
      },
      onState: (up) => {
        setConnected(up)
        if (up && broken) again()
        broken = !up
      },
    })
  }, [api, cache, kind, put])
  return {
    connected,
    put,
    list: useQuery({
      queryKey: keyOf(kind),
      queryFn: () => api.get<LongTaskList>('/api/long-work', kind === undefined ? { open: 'true' } : { kind }),
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
