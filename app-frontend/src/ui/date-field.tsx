import { parseDate } from '@internationalized/date'
import { useLingui } from '@lingui/react/macro'
import { CalendarDays } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Calendar } from 'react-aria-components/Calendar'
import { DatePicker } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Popover } from 'react-aria-components/Popover'
import { DateSegments } from './date-segments.tsx'
import { fieldBox, fieldPopover } from './field-box.ts'
import { type FieldTexts, FieldWords } from './field-words.tsx'
import { MonthView } from './month-view.tsx'

interface DateFieldProps extends FieldTexts {
  /** ISO day `2026-11-24`; null: empty. */
  value: string | null
  onChange: (day: string | null) => void
  min?: string
  max?: string
  disabled?: boolean
}

/** A calendar day: typed in the order of the language or chosen in the calendar. */
export function DateField({ label, help, fault, aside, value, onChange, min, max, disabled = false }: DateFieldProps) {
  const { t } = useLingui()
  return (
    <DatePicker
      value={value ? parseDate(value) : null}
      onChange={(day) => onChange(day ? day.toString() : null)}
      {...(min ? { minValue: parseDate(min) } : {})}
      {...(max ? { maxValue: parseDate(max) } : {})}
      shouldForceLeadingZeros
      isDisabled={disabled}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
      className="flex min-w-0 flex-col"
    >
      <FieldWords {...{ label, help, fault, aside }}>
        <Group className={fieldBox}>
          <DateSegments />
          <Button
            aria-label={t`Выбрать в календаре`}
            className="ml-auto grid h-full w-[34px] place-items-center rounded-md text-ink-3 data-hovered:text-ink"
          >
            <CalendarDays size={15} strokeWidth={1.75} aria-hidden="true" />
          </Button>
        </Group>
      </FieldWords>
      <Popover offset={4} className={`${fieldPopover} p-2`}>
        <Dialog aria-label={t`Календарь`} className="outline-none">
          <Calendar>
            <MonthView />
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}
