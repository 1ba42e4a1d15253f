import { type RefObject, useEffect, useRef } from 'react'

/**
 * The part that takes the focus when what had it has gone and nothing else took it: give it `tabIndex={-1}`. `what` changes with
 * each such going, as the number of lines of a list does.
 */
export function useFocusKept<Part extends HTMLElement>(what: unknown): RefObject<Part | null> {
  const part = useRef<Part>(null)
  const known = useRef(what)
  useEffect(() => {
    if (known.current === what) return
    known.current = what
    const lost = document.activeElement === null || document.activeElement === document.body
    if (lost) part.current?.focus({ preventScroll: true })
  }, [what])
  return part
}
