import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'

type Look = 'main' | 'plain' | 'soft' | 'flat' | 'danger' | 'danger-main'
type Size = 'md' | 'sm' | 'xs'

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  look?: Look
  size?: Size
  /** 15 px icon at the left. */
  icon?: ReactNode
  children: ReactNode
}

const base =
  'inline-flex shrink-0 items-center justify-center gap-[7px] border whitespace-nowrap transition-colors duration-120 ' +
  'data-disabled:border-line-strong data-disabled:bg-grey-soft data-disabled:text-grey-ink'
const looks: Record<Look, string> = {
  main: 'border-action bg-action text-white data-hovered:border-action-hover data-hovered:bg-action-hover',
  plain: 'border-line-strong bg-white text-ink data-hovered:bg-hover data-pressed:bg-surface-3',
  flat: 'border-transparent bg-transparent text-action data-hovered:bg-blue-soft',
  soft: 'border-transparent bg-blue-soft text-blue-ink data-hovered:bg-blue-count',
  danger: 'border-red-line bg-white text-red-ink data-hovered:bg-red-row',
  'danger-main': 'border-red-ink bg-red-ink text-white',
}
const sizes: Record<Size, string> = {
  md: 'h-[34px] rounded-lg px-[13px] text-14 font-medium',
  sm: 'h-7 rounded-md px-2.5 text-13',
  xs: 'h-6 rounded-sm px-2 text-12',
}

/** One filled (`main`, in a confirmation `danger-main`) button per area; while pending it stays in place and says so to screen readers. */
export function Button({ look = 'plain', size = 'md', icon, children, ...props }: ButtonProps) {
  const weight = look.endsWith('main') ? ' font-medium' : ''
  return (
    <AriaButton {...props} className={`${base} ${looks[look]} ${sizes[size]}${weight}`}>
      {icon}
      {children}
    </AriaButton>
  )
}
