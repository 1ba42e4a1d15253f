import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'

interface CheckboxFieldProps {
  /** Beside the box; with `hidden` it is for screen readers only. */
  label: ReactNode
  hidden?: boolean
  value: boolean
  /** Some of what the box stands for is chosen. */
  partly?: boolean
  onChange: (on: boolean) => void
  disabled?: boolean
  /** Reached another way than by Tab: a row of a grid is ticked by Space. */
  outOfTabs?: boolean
}

const free =
  'border-line-field bg-white text-white group-data-selected:border-action group-data-selected:bg-action group-data-indeterminate:border-action group-data-indeterminate:bg-action'
/** Ticked or not, it can't be turned: the same grey either way. */
const held = 'border-line-strong bg-grey-soft text-grey-ink'

/** A tick of 16 px in a target of 24. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { label, hidden = false, value, partly = false, onChange, disabled = false, outOfTabs = false } = props
  return (
    <Checkbox
      isSelected={value}
      isIndeterminate={partly}
      onChange={onChange}
      isDisabled={disabled}
      {...(outOfTabs ? { excludeFromTabOrder: true } : {})}
      className="group flex min-h-6 min-w-6 items-center gap-2 text-14 data-disabled:text-grey-ink"
    >
      <span
        aria-hidden="true"
        className={`grid size-4 shrink-0 place-items-center rounded-xs border-[1.5px] group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent ${disabled ? held : free}`}
      >
        {partly ? <Minus size={12} strokeWidth={3} /> : value && <Check size={12} strokeWidth={3} />}
      </span>
      <span className={hidden ? 'sr-only' : 'min-w-0'}>{label}</span>
    </Checkbox>
  )
}
