import { useLingui } from '@lingui/react/macro'
import { CalendarDays } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { fieldPopover } from './field-box.ts'

/** At the end of a field of days: opens its calendar. */
export function CalendarButton() {
  const { t } = useLingui()
  return (
    <Button
      aria-label={t`Выбрать в календаре`}
      className="ml-auto grid h-full w-[34px] shrink-0 place-items-center rounded-md text-ink-3 data-hovered:text-ink"
    >
      <CalendarDays size={15} strokeWidth={1.75} aria-hidden="true" />
    </Button>
  )
}

/** The calendar that the button opens. */
export function CalendarPopover({ children }: { children: ReactNode }) {
  const { t } = useLingui()
  return (
    <Popover offset={4} className={`${fieldPopover} p-2`}>
      <Dialog aria-label={t`Календарь`} className="outline-none">
        {children}
      </Dialog>
    </Popover>
  )
}
