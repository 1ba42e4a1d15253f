import type { ReactNode } from 'react'
import { softTone, type Tone } from './tone.ts'

interface ChipProps {
  tone?: Tone
  /** Stages and states are pills, categories are square: shape tells them apart without colour. */
  square?: boolean
  /** Dashed outline: the value is not known yet. */
  unknown?: boolean
  icon?: ReactNode
  /** md 22 px, lg 26 px. */
  size?: keyof typeof sizes
  children: ReactNode
}

const sizes = { md: 'h-[22px] px-2 text-12', lg: 'h-[26px] px-2.5 text-13' }

/** A short word with a meaning; long words end in an ellipsis. */
export function Chip({ tone = 'grey', square = false, unknown = false, icon, size = 'md', children }: ChipProps) {
  const fill = unknown ? 'border border-dashed border-line-field bg-white text-ink-2' : softTone[tone]
  return (
    <span
      className={`inline-flex max-w-full min-w-0 items-center gap-[5px] align-middle font-medium whitespace-nowrap ${sizes[size]} ${square ? 'rounded-xs' : 'rounded-full'} ${fill}`}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  )
}
