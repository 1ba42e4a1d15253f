import { type RefObject, useCallback, useRef } from 'react'

export interface ListBusy {
  /** True while the pointer is over the rows or the keyboard is in them. */
  isBusy: () => boolean
  onPointerEnter: () => void
  onPointerLeave: () => void
}

/** Knows whether somebody points at the list: its rows must not move then. */
export function useListBusy(list: RefObject<HTMLElement | null>): ListBusy {
  const pointed = useRef(false)
  const isBusy = useCallback(
    () => pointed.current || list.current?.contains(document.activeElement?.closest('tbody') ?? null) === true,
    [list],
  )
  const onPointerEnter = useCallback(() => void (pointed.current = true), [])
  const onPointerLeave = useCallback(() => void (pointed.current = false), [])
  return { isBusy, onPointerEnter, onPointerLeave }
}
