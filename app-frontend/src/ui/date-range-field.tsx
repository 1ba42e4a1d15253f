import { parseDate } from '@internationalized/date'
import { DateRangePicker } from 'react-aria-components/DateRangePicker'
import { Group } from 'react-aria-components/Group'
import { RangeCalendar } from 'react-aria-components/RangeCalendar'
import { CalendarButton, CalendarPopover } from './calendar-button.tsx'
import { DateSegments } from './date-segments.tsx'
import { fieldBox } from './field-box.ts'
import { type FieldTexts, FieldWords } from './field-words.tsx'
import { MonthView } from './month-view.tsx'

/** First and last day, ISO, both included. */
export interface DayRange {
  from: string
  to: string
}

interface DateRangeFieldProps extends FieldTexts {
  value: DayRange | null
  onChange: (range: DayRange | null) => void
  max?: string
}

/** A period in whole days. */
export function DateRangeField({ label, help, fault, aside, value, onChange, max }: DateRangeFieldProps) {
  return (
    <DateRangePicker
      value={value ? { start: parseDate(value.from), end: parseDate(value.to) } : null}
      onChange={(range) => onChange(range ? { from: range.start.toString(), to: range.end.toString() } : null)}
      {...(max ? { maxValue: parseDate(max) } : {})}
      shouldForceLeadingZeros
      isInvalid={fault !== undefined}
      validationBehavior="aria"
      className="flex min-w-0 flex-col"
    >
      <FieldWords {...{ label, help, fault, aside }}>
        <Group className={fieldBox}>
          <DateSegments slot="start" />
          <span aria-hidden="true" className="-mx-1.5 text-ink-3">
            –
          </span>
          <DateSegments slot="end" />
          <CalendarButton />
        </Group>
      </FieldWords>
      <CalendarPopover>
        <RangeCalendar>
          <MonthView range />
        </RangeCalendar>
      </CalendarPopover>
    </DateRangePicker>
  )
}
