import type { CSSProperties } from 'react'
import type { PlacedColumn } from './grid-geometry.ts'

/** Holds a pinned cell at its edge. */
export const pinnedStyle = ({
  left,
  right,
}: Pick<PlacedColumn<never>, 'left' | 'right'>): CSSProperties | undefined => {
  if (left !== null) return { left }
  return right === null ? undefined : { right }
}
