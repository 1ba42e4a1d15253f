import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'

interface HintProps {
  /** A short sentence; help that must be read stands in the page instead. */
  text: string
  children: ReactNode
}

/** More about a value, on hover and on keyboard focus. A button, so that screen readers reach it and read the hint. */
export const Hint = ({ text, children }: HintProps) => (
  <TooltipTrigger delay={400}>
    <Button className="min-h-6 rounded-xs text-left underline decoration-line-field decoration-dotted underline-offset-3">
      {children}
    </Button>
    <Tooltip offset={6} className="max-w-[280px] animate-appear rounded-sm bg-ink px-2 py-1 text-12 text-white">
      {text}
    </Tooltip>
  </TooltipTrigger>
)
