import type { ReactNode } from 'react'
import { Button, type ButtonProps } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'

interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** Name for screen readers, and the tooltip. */
  label: string
  bordered?: boolean
  children: ReactNode
}

/** A button of one icon, 28 px; its name shows on hover and on keyboard focus. */
export function IconButton({ label, bordered = false, children, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <Button
        {...props}
        aria-label={label}
        className={`grid size-7 shrink-0 place-items-center rounded-md border bg-white text-ink-2 transition-colors duration-120 data-hovered:bg-hover ${bordered ? 'border-line-strong' : 'border-transparent'}`}
      >
        {children}
      </Button>
      <Tooltip offset={6} className="animate-appear rounded-sm bg-ink px-2 py-1 text-12 text-white">
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
