import { useCallback, useInsertionEffect, useRef } from 'react'

/**
 * One function for the whole life of the component that does what the last render's would: what is handed to memoised
 * rows does not make them render anew. For answers to a person's acts alone, never while rendering.
 */
export function useHandler<Given extends unknown[]>(handler: (...given: Given) => void): (...given: Given) => void {
  const last = useRef(handler)
  useInsertionEffect(() => {
    last.current = handler
  })
  return useCallback((...given) => last.current(...given), [])
}
