import { ChevronLeft, ChevronRight } from 'lucide-react'
import { Button } from 'react-aria-components/Button'
import {
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components/Calendar'
import { Heading } from 'react-aria-components/Heading'

const arrow = 'grid size-7 place-items-center rounded-sm text-ink-2 data-hovered:bg-hover data-disabled:text-decor'
const cell =
  'grid size-8 place-items-center rounded-sm text-13 data-hovered:bg-hover data-outside-month:hidden ' +
  'data-disabled:text-decor data-unavailable:text-decor data-unavailable:line-through ' +
  'data-selected:bg-action data-selected:text-white'
const rangeCell =
  'grid size-8 place-items-center text-13 data-hovered:bg-hover data-outside-month:hidden data-disabled:text-decor ' +
  'data-selected:bg-blue-soft data-selection-start:rounded-l-sm data-selection-start:bg-action data-selection-start:text-white ' +
  'data-selection-end:rounded-r-sm data-selection-end:bg-action data-selection-end:text-white'

/** A month inside a calendar of React Aria, Monday first in Russian. */
export const MonthView = ({ range = false }: { range?: boolean }) => (
  <>
    <div className="flex items-center justify-between px-1 pb-1">
      <Button slot="previous" className={arrow}>
        <ChevronLeft size={15} aria-hidden="true" />
      </Button>
      <Heading className="text-14 font-semibold" />
      <Button slot="next" className={arrow}>
        <ChevronRight size={15} aria-hidden="true" />
      </Button>
    </div>
    <CalendarGrid weekdayStyle="short" className="border-separate border-spacing-0.5">
      <CalendarGridHeader>
        {(day) => <CalendarHeaderCell className="pb-1 text-12 font-normal text-ink-3">{day}</CalendarHeaderCell>}
      </CalendarGridHeader>
      <CalendarGridBody>{(date) => <CalendarCell date={date} className={range ? rangeCell : cell} />}</CalendarGridBody>
    </CalendarGrid>
  </>
)
