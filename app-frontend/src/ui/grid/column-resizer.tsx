import { useLingui } from '@lingui/react/macro'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import { narrowest } from './grid-geometry.ts'

interface ColumnResizerProps {
  title: string
  width: number
  /** null: back to the width it had. */
  onResize: (width: number | null) => void
}

/** px an arrow key moves. */
const step = 16
const widest = 800
const kept = (width: number): number => Math.round(Math.min(widest, Math.max(narrowest, width)))

/** The right edge of a column: dragged, moved by arrows, reset by a double click or Home. */
export function ColumnResizer({ title, width, onResize }: ColumnResizerProps) {
  const { t } = useLingui()
  const drag = useRef<{ x: number; width: number } | null>(null)
  const start = (event: PointerEvent<HTMLElement>): void => {
    const shown = event.currentTarget.closest('th')?.offsetWidth ?? width
    drag.current = { x: event.clientX, width: shown }
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const move = (event: PointerEvent<HTMLElement>): void => {
    if (drag.current) onResize(kept(drag.current.width + event.clientX - drag.current.x))
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === 'ArrowLeft') onResize(kept(width - step))
    else if (event.key === 'ArrowRight') onResize(kept(width + step))
    else if (event.key === 'Home') onResize(null)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t`Ширина столбца «${title}»`}
      aria-valuenow={width}
      aria-valuemin={narrowest}
      aria-valuemax={widest}
      tabIndex={0}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={() => {
        drag.current = null
      }}
      onDoubleClick={() => onResize(null)}
      onKeyDown={onKeyDown}
      className="absolute inset-y-1.5 -right-1 z-10 w-3 cursor-col-resize touch-none rounded-xs outline-offset-[-2px] before:absolute before:inset-y-0 before:left-1.5 before:w-px before:bg-line-strong before:opacity-0 focus-visible:before:opacity-100 hover:before:w-0.5 hover:before:bg-accent [tr:hover_&]:before:opacity-100"
    />
  )
}
