import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'

interface GridKeysOptions {
  body: RefObject<HTMLElement | null>
  count: number
  /** Brings the row into the scrolled part, so that it exists in the page. */
  scrollTo: (index: number) => void
  onOpen: ((index: number) => void) | undefined
  onTick: ((index: number) => void) | undefined
  /** A row is open beside the grid: moving opens the next one. */
  follows: boolean
}

/** Rows that Page Up and Page Down skip. */
const leap = 10

/** Up, Down, Home, End, Page Up and Page Down move between rows; Right and Left reach what can be edited in the row. */
export function useGridKeys({ body, count, scrollTo, onOpen, onTick, follows }: GridKeysOptions) {
  const [current, setCurrent] = useState(0)
  const wantsFocus = useRef(false)
  // The row appears with a later render when it was outside of the scrolled part.
  useEffect(() => {
    const row = wantsFocus.current && body.current?.querySelector<HTMLElement>(`[data-row="${current}"]`)
    if (!row) return
    wantsFocus.current = false
    row.focus({ preventScroll: true })
  })
  const go = (index: number): void => {
    const next = Math.max(0, Math.min(count - 1, index))
    wantsFocus.current = true
    scrollTo(next)
    setCurrent(next)
    if (follows) onOpen?.(next)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const target = event.target as HTMLElement
    const row = target.closest<HTMLElement>('[data-row]')
    if (!row || event.altKey || event.ctrlKey || event.metaKey) return
    const index = Number(row.dataset['row'])
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + leap,
      PageUp: index - leap,
      Home: 0,
      End: count - 1,
    }
    const step = steps[event.key]
    if (step !== undefined) go(step)
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') aside(row, target, event.key)
    else if (target !== row) return
    else if (event.key === 'Enter') onOpen?.(index)
    else if (event.key === ' ') onTick?.(index)
    else return
    event.preventDefault()
  }
  return { current, setCurrent, onKeyDown }
}

/** Moves between the row and its editable cells. */
function aside(row: HTMLElement, target: HTMLElement, key: string): void {
  const stops = [row, ...row.querySelectorAll<HTMLElement>('[data-cell-action]')]
  const at = Math.max(0, stops.indexOf(target))
  stops[Math.max(0, Math.min(stops.length - 1, key === 'ArrowRight' ? at + 1 : at - 1))]?.focus()
}
