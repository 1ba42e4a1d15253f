import type { ReactNode } from 'react'
import { softTone, type Tone } from './tone.ts'

interface ChipProps {
  tone?: Tone
  /** Stages and states are pills, categories are square: shape tells them apart without colour. */
  square?: boolean
  /** Dashed outline: the value is not known yet. */
  unknown?: boolean
  icon?: ReactNode
  children: ReactNode
}

/** A short word with a meaning, 22 px high; long words end in an ellipsis. */
export function Chip({ tone = 'grey', square = false, unknown = false, icon, children }: ChipProps) {
  const fill = unknown ? 'border border-dashed border-line-field bg-white text-ink-2' : softTone[tone]
  return (
    <span
      className={`inline-flex h-[22px] max-w-full min-w-0 items-center gap-[5px] px-2 align-middle text-12 font-medium whitespace-nowrap ${square ? 'rounded-xs' : 'rounded-full'} ${fill}`}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}
