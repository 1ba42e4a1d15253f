import type { ReactNode } from 'react'
import { softTone, type Tone } from './tone.ts'

interface TimelineItemProps {
  tone?: Tone
  /** 15 px icon. */
  icon: ReactNode
  title: ReactNode
  /** When, in words. */
  when: ReactNode
  /** Who. */
  who?: ReactNode
  /** Taken back: struck through, with words for screen readers. */
  undone?: string
  children?: ReactNode
}

/** One event of a history, inside an `ol`; a line leads to the next. */
export const TimelineItem = ({ tone = 'grey', icon, title, when, who, undone, children }: TimelineItemProps) => (
  <li className="group relative flex gap-3 pb-4 last:pb-0">
    <span aria-hidden="true" className="absolute top-7 bottom-0 left-[13px] w-px bg-line-strong group-last:hidden" />
    <span
      aria-hidden="true"
      className={`z-10 grid size-[27px] shrink-0 place-items-center rounded-full ${softTone[tone]}`}
    >
      {icon}
    </span>
    <div className="min-w-0 flex-1 pt-0.5">
      <div className="flex flex-wrap items-baseline gap-x-2">
        <span className={`text-14 font-medium ${undone ? 'text-ink-2 line-through' : ''}`}>{title}</span>
        {undone && <span className="text-12 text-ink-2">{undone}</span>}
        <span className="ml-auto text-12 whitespace-nowrap text-ink-3">{when}</span>
      </div>
      {who && <div className="mt-0.5 text-12 text-ink-3">{who}</div>}
      {children && <div className="mt-1 text-13 text-ink-2">{children}</div>}
    </div>
  </li>
)
