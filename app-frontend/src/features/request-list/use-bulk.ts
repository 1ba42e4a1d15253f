import { plural } from '@lingui/core/macro'
import type { BulkAnswer, NewValue } from '@poryadok/app-backend/request-list/contract'
import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError } from '../../lib/api-error.ts'
import { randomKey } from '../../lib/random-key.ts'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { toast } from '../../ui/toast-queue.ts'
import { bulkResult, type BulkResult } from './bulk-result.ts'
import { pagesKey } from './use-request-pages.ts'

export const previewKey = ['request-list-bulk'] as const
/** Requests of one part: as many as one request to the portal writes. */
const part = 50

interface Ends {
  /** Every request is as it was meant to be, or nobody can change it. */
  onDone: () => void
  /** The change did not reach these. */
  onLeft: (ids: readonly number[]) => void
}

/** Writes one field of many requests part by part; the parts are one change, taken back together. */
export function useBulk({ onDone, onLeft }: Ends) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const undo = useUndo()
  /** Part that is written, 0..1; null: nothing runs. */
  const [running, setRunning] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  /** Of the latest change, where it did not reach every request. */
  const [result, setResult] = useState<BulkResult | null>(null)

  const run = async (ids: readonly number[], field: string, value: NewValue): Promise<void> => {
    const key = randomKey()
    const results: BulkAnswer['results'] = []
    let runId: string | null = null
    let sent = 0
    setError(null)
    setResult(null)
    try {
      for (let from = 0; from < ids.length; from += part) {
        setRunning(from / ids.length)
        const body = { ids: ids.slice(from, from + part), field, value, key }
        const answer: BulkAnswer = await api.post('/api/request-list/bulk', body)
        runId = answer.runId
        results.push(...answer.results)
        sent = from + part
      }
    } catch (fault) {
      setError(fault)
      if (fault instanceof ApiError && fault.isUncertain) sent += part
    }
    setRunning(null)
    const result = bulkResult(ids, results, sent)
    if (result.written > 0 && runId !== null) say(result, runId)
    if (result.left.length === 0) onDone()
    else {
      setResult(result)
      onLeft(result.left)
    }
    await cache.invalidateQueries({ queryKey: previewKey })
    await cache.invalidateQueries({ queryKey: pagesKey })
  }

  const say = ({ written, same, gone }: BulkResult, runId: string): void => {
    const done = t`${plural(written, { one: 'Изменён # запрос', few: 'Изменены # запроса', many: 'Изменено # запросов', other: 'Изменено # запроса' })}`
    const asTheyWere = same + gone
    toast(asTheyWere > 0 ? t`${done}, осталось как было: ${asTheyWere}` : done, {
      label: t`Отменить`,
      onUndo: () => void undo(runId),
    })
  }
  return { run, running, error, result }
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
