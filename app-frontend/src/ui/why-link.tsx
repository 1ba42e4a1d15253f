import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'

/** The dashed link beside a value that a rule decided; opens the reason under it. */
export function WhyLink({ open, onToggle, children }: { open: boolean; onToggle: () => void; children: ReactNode }) {
  return (
    <Button
      onPress={onToggle}
      aria-expanded={open}
      className="border-b border-dashed border-current text-12 leading-[1.3] text-action"
    >
      {children}
    </Button>
  )
}
