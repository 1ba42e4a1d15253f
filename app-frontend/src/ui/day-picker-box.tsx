import { Calendar } from 'react-aria-components/Calendar'
import { Group } from 'react-aria-components/Group'
import { CalendarButton, CalendarPopover } from './calendar-button.tsx'
import { DateSegments } from './date-segments.tsx'
import { fieldBox } from './field-box.ts'
import { type FieldTexts, FieldWords } from './field-words.tsx'
import { MonthView } from './month-view.tsx'

/** Inside of a picker of days: what is typed, and the calendar to choose in. */
export function DayPickerBox(texts: FieldTexts) {
  return (
    <>
      <FieldWords {...texts}>
        <Group className={fieldBox}>
          <DateSegments />
          <CalendarButton />
        </Group>
      </FieldWords>
      <CalendarPopover>
        <Calendar>
          <MonthView />
        </Calendar>
      </CalendarPopover>
    </>
  )
}
