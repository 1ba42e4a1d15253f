import { useLingui } from '@lingui/react/macro'
import { Minus, Plus } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField'
import { fieldBox, fieldInput } from './field-box.ts'
import { type FieldTexts, FieldWords } from './field-words.tsx'

interface NumberFieldProps extends FieldTexts {
  /** null: empty. */
  value: number | null
  onChange: (value: number | null) => void
  min?: number | undefined
  max?: number | undefined
  step?: number
  /** Behind the number: «дней», «%». */
  unit?: string
  disabled?: boolean
  required?: boolean
  /** A number that names something, as a port does: without spaces between its digits. */
  code?: boolean
}

const stepper =
  'grid h-full w-7 place-items-center text-ink-3 data-hovered:bg-hover data-disabled:text-decor first-of-type:border-l last:border-l border-line'

/** A number with steps; typed freely, kept between the bounds. */
export function NumberField(props: NumberFieldProps) {
  const { t } = useLingui()
  const {
    label,
    help,
    fault,
    aside,
    value,
    onChange,
    min,
    max,
    step,
    unit,
    disabled = false,
    required = false,
    code = false,
  } = props
  return (
    <AriaNumberField
      value={value ?? Number.NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
      {...(min === undefined ? {} : { minValue: min })}
      {...(max === undefined ? {} : { maxValue: max })}
      {...(step === undefined ? {} : { step })}
      {...(code ? { formatOptions: { useGrouping: false } } : {})}
      isDisabled={disabled}
      isRequired={required}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
      className="flex min-w-0 flex-col"
    >
      <FieldWords {...{ label, help, fault, aside }}>
        <Group className={`${fieldBox} overflow-hidden`}>
          <Input className={`${fieldInput} w-12`} />
          {unit && (
            <span aria-hidden="true" className="pr-2.5 text-13 text-ink-3">
              {unit}
            </span>
          )}
          <Button slot="decrement" aria-label={t`Меньше`} className={stepper}>
            <Minus size={13} strokeWidth={2} aria-hidden="true" />
          </Button>
          <Button slot="increment" aria-label={t`Больше`} className={stepper}>
            <Plus size={13} strokeWidth={2} aria-hidden="true" />
          </Button>
        </Group>
      </FieldWords>
    </AriaNumberField>
  )
}
