import { type ReactNode, useId } from 'react'
import { Button } from './button.tsx'

interface HeldButtonProps {
  icon?: ReactNode
  look?: 'main' | 'plain'
  /** Why it cannot be pressed now, and what would change that. */
  why: string
  children: ReactNode
}

/** A button that cannot be pressed, with its reason beside it: nothing is disabled without one. */
export function HeldButton({ icon, look = 'plain', why, children }: HeldButtonProps) {
  const id = useId()
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-2.5 gap-y-1">
      <Button look={look} icon={icon} isDisabled aria-describedby={id}>
        {children}
      </Button>
      <span id={id} className="text-12 text-ink-3">
        {why}
      </span>
    </span>
  )
}
