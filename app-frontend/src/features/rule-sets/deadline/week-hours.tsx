import { Trans, useLingui } from '@lingui/react/macro'
import type { DeadlineRules } from '@poryadok/app-backend/deadlines/contract'
import { DayHours } from './day-hours.tsx'

type Week = DeadlineRules['calendar']['week']

interface WeekHoursProps {
  week: Week
  readOnly: boolean
  onChange: (week: Week) => void
}

/** A Monday. */
const monday = Date.UTC(2026, 0, 5)
const dayMs = 86_400_000

/** Working hours by weekday: several intervals a day, none on a day off. */
export function WeekHours({ week, readOnly, onChange }: WeekHoursProps) {
  const { t, i18n } = useLingui()
  const nameOf = (at: number): string =>
    new Intl.DateTimeFormat(i18n.locale, { weekday: 'long', timeZone: 'UTC' }).format(monday + at * dayMs)
  const setDay = (at: number, day: Week[number]): void => onChange(week.map((one, index) => (index === at ? day : one)))
  return (
    <section aria-label={t`Рабочая неделя`}>
      <h3 className="mb-2 text-13 font-semibold">
        <Trans>Рабочая неделя</Trans>
      </h3>
      <ul className="flex flex-col gap-2">
        {week.map((day, at) => (
          <li key={nameOf(at)} className="flex min-h-[34px] flex-wrap items-end gap-2">
            <span className="flex h-[34px] w-[112px] items-center text-14 first-letter:uppercase">{nameOf(at)}</span>
            {day.length === 0 && (
              <span className="flex h-[34px] items-center text-13 text-ink-3">
                <Trans>выходной</Trans>
              </span>
            )}
            <DayHours name={nameOf(at)} hours={day} readOnly={readOnly} onChange={(hours) => setDay(at, hours)} />
          </li>
        ))}
      </ul>
    </section>
  )
}
