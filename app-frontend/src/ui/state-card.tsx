import type { ReactNode } from 'react'
import { softTone, type Tone } from './tone.ts'

interface StateCardProps {
  tone: Tone
  /** 22 px icon. */
  icon: ReactNode
  title: ReactNode
  /** Why it is so, and what comes next. */
  children: ReactNode
  action?: ReactNode
  /** Last and small: a code for support. */
  footnote?: ReactNode
  /** Errors are announced at once, other states when the reader is free. */
  urgent?: boolean
}

/** Says in the place of a list why there is none and what to do. */
export function StateCard({ tone, icon, title, children, action, footnote, urgent = false }: StateCardProps) {
  return (
    <div
      role={urgent ? 'alert' : 'status'}
      className="m-auto flex max-w-[420px] flex-col items-center gap-2 px-6 py-8 text-center"
    >
      <span className={`grid size-[50px] place-items-center rounded-[15px] ${softTone[tone]}`} aria-hidden="true">
        {icon}
      </span>
      <h2 className="mt-1 text-15 font-semibold">{title}</h2>
      <div className="mb-1.5 text-13 text-balance text-ink-2">{children}</div>
      {action}
      {footnote && <div className="mt-0.5 text-12 text-ink-3">{footnote}</div>}
    </div>
  )
}
