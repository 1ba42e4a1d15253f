import type { Draft, SavedDraft, SaveDraftBody } from '@poryadok/app-backend/correspondence/contract'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useServices } from '../../lib/services.ts'

/** Typing that pauses so long is kept on the server, ms. */
const pauseMs = 700

export type DraftState = 'kept' | 'changed' | 'saving' | 'failed'

export interface DraftInHand {
  draft: Draft
  state: DraftState
  error: unknown
  /** What another tab kept meanwhile; null while nobody did. */
  newer: Draft | null
  change: (change: Partial<Draft>) => void
  /** Keeps what is not kept yet; the revision on the server, null when it could not be kept. */
  flush: () => Promise<number | null>
  /** Ends the conflict: the other tab's words, or these over them. */
  choose: (which: 'mine' | 'theirs') => void
}

const bodyOf = ({ revision, to, cc, subject, text, quote, files }: Draft): SaveDraftBody => ({
  revision,
  to,
  cc,
  subject,
  text,
  quote,
  files: files.map(({ id }) => id),
})

/** A draft that is kept on the server while it is written. Saves go one after another, each on the revision of the one before. */
export function useDraft(id: number, begun: Draft): DraftInHand {
  const { api } = useServices()
  const [draft, setDraft] = useState(begun)
  const [state, setState] = useState<DraftState>('kept')
  const [error, setError] = useState<unknown>(null)
  const [newer, setNewer] = useState<Draft | null>(null)
  const present = useRef({ draft: begun, changed: false, blocked: false })
  const running = useRef<Promise<void>>(Promise.resolve())

  const save = useCallback(async () => {
    const { current } = present
    if (!current.changed || current.blocked) return
    current.changed = false
    setState('saving')
    try {
      const saved = await api.put<SavedDraft>(`/api/requests/${id}/draft`, bodyOf(current.draft))
      if (saved.state === 'newer') {
        current.blocked = true
        current.changed = true
        setNewer(saved.draft)
        return setState('changed')
      }
      current.draft = { ...current.draft, revision: saved.revision }
      setState(current.changed ? 'changed' : 'kept')
      setError(null)
    } catch (failure) {
      current.changed = true
      setError(failure)
      setState('failed')
    }
  }, [api, id])

  const flush = useCallback(async () => {
    running.current = running.current.then(save)
    await running.current
    const { changed, draft: kept } = present.current
    return changed ? null : kept.revision
  }, [save])

  const change = useCallback((made: Partial<Draft>) => {
    const { current } = present
    present.current = {
      ...current,
      changed: true,
      draft: { ...current.draft, ...made, revision: current.draft.revision },
    }
    setDraft(present.current.draft)
    setState('changed')
  }, [])

  const choose = useCallback(
    (which: 'mine' | 'theirs') => {
      if (!newer) return
      const mine = { ...present.current.draft, revision: newer.revision }
      present.current = { draft: which === 'mine' ? mine : newer, changed: which === 'mine', blocked: false }
      setDraft(present.current.draft)
      setNewer(null)
      void flush()
    },
    [newer, flush],
  )

  useEffect(() => {
    if (state !== 'changed') return
    const timer = setTimeout(() => void flush(), pauseMs)
    return () => clearTimeout(timer)
  }, [draft, state, flush])

  useEffect(() => {
    const leave = (): void => {
      if (document.visibilityState === 'hidden') void flush()
    }
    document.addEventListener('visibilitychange', leave)
    return () => {
      document.removeEventListener('visibilitychange', leave)
      void flush()
    }
  }, [flush])

  return { draft, state, error, newer, change, flush, choose }
}
