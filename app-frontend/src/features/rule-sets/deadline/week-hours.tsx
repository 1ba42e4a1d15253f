import { Trans, useLingui } from '@lingui/react/macro'
import type { DeadlineRules } from '@poryadok/app-backend/deadlines/contract'
import { Plus, X } from 'lucide-react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TimeField } from '../../../ui/time-field.tsx'

type Week = DeadlineRules['calendar']['week']

interface WeekHoursProps {
  week: Week
  readOnly: boolean
  onChange: (week: Week) => void
}

/** A Monday. */
const monday = Date.UTC(2026, 0, 5)
const dayMs = 86_400_000

const clock = (minute: number): string =>
  minute >= 1_440
    ? '23:59'
    : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return time === '23:59' ? 1_440 : hours * 60 + minutes
}

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
            {day.map((interval, index) => (
              <span key={interval.from} className="flex items-end gap-1.5">
                <span className="w-[84px]">
                  <TimeField
                    label={t`начало`}
                    value={clock(interval.from)}
                    onChange={(time) =>
                      time &&
                      setDay(
                        at,
                        day.map((one, i) => (i === index ? { ...one, from: minuteOf(time) } : one)),
                      )
                    }
                    disabled={readOnly}
                  />
                </span>
                <span aria-hidden="true" className="flex h-[34px] items-center">
                  –
                </span>
                <span className="w-[84px]">
                  <TimeField
                    label={t`конец`}
                    value={clock(interval.to)}
                    onChange={(time) =>
                      time &&
                      setDay(
                        at,
                        day.map((one, i) => (i === index ? { ...one, to: minuteOf(time) } : one)),
                      )
                    }
                    disabled={readOnly}
                  />
                </span>
                <IconButton
                  label={t`${nameOf(at)}: убрать часы с ${clock(interval.from)}`}
                  isDisabled={readOnly}
                  onPress={() =>
                    setDay(
                      at,
                      day.filter((_, i) => i !== index),
                    )
                  }
                >
                  <X size={14} aria-hidden="true" />
                </IconButton>
              </span>
            ))}
            {day.length < 6 && (
              <IconButton
                label={t`${nameOf(at)}: добавить часы`}
                isDisabled={readOnly}
                onPress={() => setDay(at, [...day, nextInterval(day)])}
              >
                <Plus size={14} aria-hidden="true" />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function nextInterval(day: Week[number]): Week[number][number] {
  const last = day.at(-1)
  if (!last) return { from: 540, to: 1_080 }
  const from = Math.min(last.to + 60, 1_380)
  return { from, to: Math.min(from + 60, 1_440) }
}
