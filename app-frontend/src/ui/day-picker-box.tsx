import { useLingui } from '@lingui/react/macro'
import { CalendarDays } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import { Calendar } from 'react-aria-components/Calendar'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Popover } from 'react-aria-components/Popover'
import { DateSegments } from './date-segments.tsx'
import { fieldBox, fieldPopover } from './field-box.ts'
import { type FieldTexts, FieldWords } from './field-words.tsx'
import { MonthView } from './month-view.tsx'

/** Inside of a picker of days: what is typed, and the calendar to choose in. */
export function DayPickerBox(texts: FieldTexts) {
  const { t } = useLingui()
  return (
    <>
      <FieldWords {...texts}>
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
    </>
  )
}
