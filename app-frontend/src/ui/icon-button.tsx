import type { ReactNode } from 'react'
import { Button, type ButtonProps } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'

interface IconButtonProps extends Omit<ButtonProps, 'className' | 'style' | 'children' | 'aria-label'> {
  /** Name for screen readers, and the tooltip. */
  label: string
  bordered?: boolean
  /** sm 28 px, md 34 px: beside fields. */
  size?: keyof typeof sizes
  children: ReactNode
}

const sizes = { sm: 'size-7 rounded-md', md: 'size-[34px] rounded-lg' }

/** A button of one icon; its name shows on hover and on keyboard focus. */
export function IconButton({ label, bordered = false, size = 'sm', children, ...props }: IconButtonProps) {
  return (
    <TooltipTrigger delay={500}>
      <Button
        {...props}
        aria-label={label}
        className={`grid shrink-0 place-items-center border bg-white text-ink-2 transition-colors duration-120 data-disabled:bg-grey-soft data-disabled:text-decor data-hovered:bg-hover ${sizes[size]} ${bordered ? 'border-line-strong' : 'border-transparent'}`}
      >
        {children}
      </Button>
      <Tooltip offset={6} className="animate-appear rounded-sm bg-ink px-2 py-1 text-12 text-white">
        {label}
      </Tooltip>
    </TooltipTrigger>
  )
}
