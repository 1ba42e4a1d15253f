import type { ReactNode } from 'react'
import { type Standing, StateMark } from './state-mark.tsx'

interface CheckRowProps {
  state: Standing
  /** The state as a word: «готово». Screen readers get it, with `showWord` everybody does. */
  word: string
  showWord?: boolean
  title: string
  children: ReactNode
  action?: ReactNode
}

/** One line of a check: state, what was looked at, what was found, and the way to mend it. */
export const CheckRow = ({ state, word, showWord = false, title, children, action }: CheckRowProps) => (
  <li
    className={`flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-[18px] py-2.5 last:rounded-b-lg last:border-0 ${state === 'bad' ? 'bg-red-row' : ''}`}
  >
    <StateMark state={state} {...(showWord ? {} : { word })} />
    <div className="min-w-0 flex-1 basis-60">
      <div className="font-medium">{title}</div>
      <div className="text-13 wrap-anywhere text-ink-2">{children}</div>
    </div>
    {showWord && <span className="text-12 whitespace-nowrap text-ink-2">{word}</span>}
    {action}
  </li>
)
