import { plural } from '@lingui/core/macro'
import type { BulkAnswer, NewValue } from '@poryadok/app-backend/request-list/contract'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { randomKey } from '../../lib/random-key.ts'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { toast } from '../../ui/toast-queue.ts'
import { pagesKey } from './use-request-pages.ts'

/** Requests of one part: as many as one request to the portal writes. */
const part = 50

/** Writes one field of many requests part by part; the parts are one change, taken back together. */
export function useBulk({ onDone }: { onDone: () => void }) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const undo = useUndo()
  /** Part that is written, 0..1; null: nothing runs. */
  const [running, setRunning] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)

  const run = async (ids: readonly number[], field: string, value: NewValue): Promise<void> => {
    const key = randomKey()
    const results: BulkAnswer['results'] = []
    let runId: string | null = null
    setError(null)
    try {
      for (let from = 0; from < ids.length; from += part) {
        setRunning(from / ids.length)
        const body = { ids: ids.slice(from, from + part), field, value, key }
        const answer: BulkAnswer = await api.post('/api/request-list/bulk', body)
        runId = answer.runId
        results.push(...answer.results)
      }
    } catch (fault) {
      setError(fault)
    }
    setRunning(null)
    await cache.invalidateQueries({ queryKey: pagesKey })
    const written = results.filter(({ outcome }) => outcome === 'written').length
    const refused = results.find(({ outcome }) => outcome === 'refused')
    if (written > 0 && runId !== null) say(written, results.length - written, runId)
    if (refused && written === 0) setError(new Error(refused.detail))
    else if (written > 0 || results.length === ids.length) onDone()
  }

  const say = (written: number, left: number, runId: string): void => {
    const done = t`${plural(written, { one: 'Изменён # запрос', few: 'Изменены # запроса', many: 'Изменено # запросов', other: 'Изменено # запроса' })}`
    toast(left > 0 ? t`${done}, осталось как было: ${left}` : done, {
      label: t`Отменить`,
      onUndo: () => void undo(runId),
    })
  }
  return { run, running, error }
}

/** Takes a change back; what somebody changed since stays theirs. */
function useUndo(): (runId: string) => Promise<void> {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const words = useErrorWords()
  return async (runId) => {
    try {
      await api.post('/api/request-list/bulk/undo', { runId })
      toast(t`Возвращаем прежние значения. То, что успели изменить другие, останется.`)
      await cache.invalidateQueries({ queryKey: pagesKey })
    } catch (error) {
      toast(words(error).title)
    }
  }
}
