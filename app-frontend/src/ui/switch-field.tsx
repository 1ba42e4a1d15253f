import { type ReactNode, useId } from 'react'
import { Switch } from 'react-aria-components/Switch'

interface SwitchFieldProps {
  label: ReactNode
  /** What turning it on or off means. */
  help?: ReactNode
  value: boolean
  onChange: (on: boolean) => void
  disabled?: boolean
}

/** A choice of on and off that holds at once or with the form it stands in. */
export function SwitchField({ label, help, value, onChange, disabled = false }: SwitchFieldProps) {
  const id = useId()
  return (
    <div className="min-w-0">
      <Switch
        isSelected={value}
        onChange={onChange}
        isDisabled={disabled}
        {...(help ? { 'aria-describedby': id } : {})}
        className="group flex min-h-6 items-center gap-2.5 text-14 data-disabled:text-grey-ink"
      >
        <span
          aria-hidden="true"
          className="relative h-[22px] w-[38px] shrink-0 rounded-full bg-line-field transition-colors duration-120 group-data-disabled:bg-line-strong group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-2 group-data-focus-visible:outline-accent group-data-selected:bg-action group-data-disabled:group-data-selected:bg-decor"
        >
          <i className="absolute top-[3px] left-[3px] size-4 rounded-full bg-white transition-transform duration-120 group-data-selected:translate-x-4" />
        </span>
        <span className="min-w-0">{label}</span>
      </Switch>
      {help && (
        <p id={id} className="mt-0.5 pl-12 text-12 text-ink-3">
          {help}
        </p>
      )}
    </div>
  )
}
