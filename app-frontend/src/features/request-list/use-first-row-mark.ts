import { useEffect, useRef } from 'react'

/** Marks `first-row` in the performance timeline after the frame in which the first row was painted. */
export function useFirstRowMark(hasRow: boolean): void {
  const marked = useRef(false)
  useEffect(() => {
    if (!hasRow || marked.current) return
    const frame = requestAnimationFrame(() => {
      marked.current = true
      performance.mark('first-row')
    })
    return () => cancelAnimationFrame(frame)
  }, [hasRow])
}
