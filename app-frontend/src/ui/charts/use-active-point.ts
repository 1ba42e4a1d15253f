import { type KeyboardEvent, useState } from 'react'

/** Which point the pointer or the keyboard is at; null: none. */
export function useActivePoint(count: number) {
  const [active, setActive] = useState<number | null>(null)
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = active ?? -1
    const moves: Record<string, number> = {
      ArrowRight: Math.min(count - 1, at + 1),
      ArrowLeft: Math.max(0, at < 0 ? count - 1 : at - 1),
      Home: 0,
      End: count - 1,
    }
    const next = moves[event.key]
    if (event.key === 'Escape') setActive(null)
    else if (next !== undefined) setActive(next)
    else return
    event.preventDefault()
  }
  return { active, setActive, onKeyDown }
}
