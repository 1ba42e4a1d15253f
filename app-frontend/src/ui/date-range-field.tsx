import { parseDate } from '@internationalized/date'
import { useLingui } from '@lingui/react/macro'
import { CalendarDays } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { DateRangePicker } from 'react-aria-components/DateRangePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Popover } from 'react-aria-components/Popover'
import { RangeCalendar } from 'react-aria-components/RangeCalendar'
import { DateSegments } from './date-segments.tsx'
import { fieldBox, fieldPopover } from './field-box.ts'
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
  const { t } = useLingui()
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
          <Button
            aria-label={t`Выбрать в календаре`}
            className="ml-auto grid h-full w-[34px] shrink-0 place-items-center rounded-md text-ink-3 data-hovered:text-ink"
          >
            <CalendarDays size={15} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        </Group>
      </FieldWords>
      <Popover offset={4} className={`${fieldPopover} p-2`}>
        <Dialog aria-label={t`Календарь`} className="outline-none">
          <RangeCalendar>
            <MonthView range />
          </RangeCalendar>
        </Dialog>
      </Popover>
    </DateRangePicker>
  )
}
