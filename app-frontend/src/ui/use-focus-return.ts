import { useEffect, useRef } from 'react'

/** Gives the focus back to what had it when the part appeared, unless the person has moved on meanwhile. */
export function useFocusReturn(): void {
  const before = useRef<Element | null>(null)
  useEffect(() => {
    before.current = document.activeElement
    return () => {
      const opener = before.current
      const lost = document.activeElement === null || document.activeElement === document.body
      if (lost && opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [])
}
