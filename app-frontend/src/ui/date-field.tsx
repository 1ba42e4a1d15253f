import { parseDate } from '@internationalized/date'
import { DatePicker } from 'react-aria-components/DatePicker'
import { DayPickerBox } from './day-picker-box.tsx'
import type { FieldTexts } from './field-words.tsx'

interface DateFieldProps extends FieldTexts {
  /** ISO day `2026-11-24`; null: empty. */
  value: string | null
  onChange: (day: string | null) => void
  min?: string
  max?: string
  disabled?: boolean
}

/** A calendar day: typed in the order of the language or chosen in the calendar. */
export function DateField({ value, onChange, min, max, disabled = false, ...texts }: DateFieldProps) {
  return (
    <DatePicker
      value={value ? parseDate(value) : null}
      onChange={(day) => onChange(day ? day.toString() : null)}
      {...(min ? { minValue: parseDate(min) } : {})}
      {...(max ? { maxValue: parseDate(max) } : {})}
      shouldForceLeadingZeros
      isDisabled={disabled}
      isInvalid={texts.fault !== undefined}
      validationBehavior="aria"
      className="flex min-w-0 flex-col"
    >
      <DayPickerBox {...texts} />
    </DatePicker>
  )
}
