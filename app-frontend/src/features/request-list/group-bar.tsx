import { ChevronDown } from 'lucide-react'
import { Counter } from '../../ui/counter.tsx'

interface GroupBarProps {
  label: string
  /** A dash where nobody knows. */
  count: number | string
  open: boolean
  onToggle: () => void
}

/** Heading of a group of requests: how many it holds, folded and unfolded by a press. */
export const GroupBar = ({ label, count, open, onToggle }: GroupBarProps) => (
  // A group that scrolls ends in the middle of a row: the line above is drawn over it.
  <h2 className="relative z-20 shrink-0 border-b border-line shadow-[0_-1px_0_var(--color-line)]">
    <button
      type="button"
      aria-expanded={open}
      onClick={onToggle}
      className="flex h-9 w-full items-center gap-2 px-4 text-13 font-medium outline-offset-[-2px] hover:bg-hover"
    >
      <ChevronDown
        size={15}
        strokeWidth={1.75}
        aria-hidden="true"
        className={`text-ink-3 ${open ? '' : '-rotate-90'}`}
      />
      {label}
      <Counter>{count}</Counter>
    </button>
  </h2>
)
