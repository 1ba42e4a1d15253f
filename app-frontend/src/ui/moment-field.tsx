import { type CalendarDateTime, fromDate, getLocalTimeZone, toCalendarDateTime } from '@internationalized/date'
import { DatePicker } from 'react-aria-components/DatePicker'
import { DayPickerBox } from './day-picker-box.tsx'
import type { FieldTexts } from './field-words.tsx'

interface MomentFieldProps extends FieldTexts {
  /** An instant in ISO; null: empty. */
  value: string | null
  onChange: (at: string | null) => void
}

/** A day with its time, by the person's clock. */
export function MomentField({ value, onChange, ...texts }: MomentFieldProps) {
  return (
    <DatePicker<CalendarDateTime>
      granularity="minute"
      hourCycle={24}
      value={clockTime(value)}
      onChange={(at) => onChange(at ? at.toDate(getLocalTimeZone()).toISOString() : null)}
      shouldForceLeadingZeros
      isInvalid={texts.fault !== undefined}
      validationBehavior="aria"
      className="flex min-w-0 flex-col"
    >
      <DayPickerBox {...texts} />
    </DatePicker>
  )
}

function clockTime(value: string | null): CalendarDateTime | null {
  const at = new Date(value ?? '')
  return Number.isNaN(at.getTime()) ? null : toCalendarDateTime(fromDate(at, getLocalTimeZone()))
}
