import type { RequestRow } from '@poryadok/app-backend/requests/contract'
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

interface RowKeysOptions {
  body: RefObject<HTMLElement | null>
  rows: readonly RequestRow[]
  peeked: number | null
  onPeek: (id: number) => void
  /** Brings the row into the scrolled part, so that it exists in the page. */
  scrollTo: (index: number) => void
}

export interface RowKeys {
  /** The row that takes part in the Tab order. */
  current: number
  setCurrent: (index: number) => void
  onKeyDown: (event: KeyboardEvent) => void
}

/** Arrows, Home and End move between rows, and with an open peek panel through the requests; Enter opens it. */
export function useRowKeys({ body, rows, peeked, onPeek, scrollTo }: RowKeysOptions): RowKeys {
  const [current, setCurrent] = useState(0)
  const wantsFocus = useRef(false)
  // The row appears with a later render when it was outside of the scrolled part.
  useEffect(() => {
    const row = wantsFocus.current && body.current?.querySelector<HTMLElement>(`[data-index="${current}"]`)
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })
  const go = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    wantsFocus.current = true
    scrollTo(next)
    setCurrent(next)
    const row = rows[next]
    if (peeked !== null && row) onPeek(row.id)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement
    const index = Number(target.closest<HTMLElement>('[data-index]')?.dataset['index'] ?? current)
    const steps: Record<string, number> = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: rows.length - 1 }
    const step = steps[event.key]
    const row = rows[index]
    if (step !== undefined) go(step)
    else if (event.key === 'Enter' && target instanceof HTMLTableRowElement && row) onPeek(row.id)
    else return
    event.preventDefault()
  }
  return { current, setCurrent, onKeyDown }
}
