import type { ReactNode } from 'react'
import { softTone, type Tone } from './tone.ts'

interface NoteProps {
  tone: Tone
  icon: ReactNode
  children: ReactNode
  /** At the right: a link or a small button. */
  action?: ReactNode
  urgent?: boolean
}

/** A sentence that belongs to the content beside it. */
export function Note({ tone, icon, children, action, urgent = false }: NoteProps) {
  return (
    <div
      role={urgent ? 'alert' : undefined}
      className={`flex items-center gap-[9px] rounded-md px-3 py-2.5 text-13 leading-[1.42] ${softTone[tone]}`}
    >
      <span aria-hidden="true" className="shrink-0">
        {icon}
      </span>
      <div className="min-w-0 flex-1">{children}</div>
      {action}
    </div>
  )
}
