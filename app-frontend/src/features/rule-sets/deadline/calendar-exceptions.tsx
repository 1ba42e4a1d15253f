import { Trans, useLingui } from '@lingui/react/macro'
import type { DeadlineRules, PortalCalendarView } from '@poryadok/app-backend/deadlines/contract'
import { Plus, Trash2 } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import { DateField } from '../../../ui/date-field.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { type Option, SelectField } from '../../../ui/select-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { CalendarFileButton } from './calendar-file-button.tsx'
import { DayHours } from './day-hours.tsx'
import { PortalCalendarButton } from './portal-calendar-button.tsx'

type Exception = DeadlineRules['calendar']['exceptions'][number]
type Kind = Exception['kind']

const usualHours = [{ from: 540, to: 1_080 }]

interface CalendarExceptionsProps {
  exceptions: readonly Exception[]
  readOnly: boolean
  onChange: (exceptions: Exception[]) => void
  /** The portal’s own week and days take the place of these. */
  onPortal: (calendar: PortalCalendarView) => void
}

/** The company's own days: off, worked or short; they come before the production calendar. */
export function CalendarExceptions({ exceptions, readOnly, onChange, onPortal }: CalendarExceptionsProps) {
  const { t } = useLingui()
  const kinds: Option<Kind>[] = [
    { id: 'off', label: t`выходной` },
    { id: 'working', label: t`рабочий` },
    { id: 'short', label: t`короткий, на час меньше` },
    { id: 'hours', label: t`свои часы` },
  ]
  const change = (at: number, part: Partial<Exception>): void =>
    onChange(exceptions.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const today = new Date().toISOString().slice(0, 10)
  return (
    <section aria-label={t`Свои дни`}>
      <div className="mb-2 flex flex-wrap items-center gap-3">
        <h3 className="text-13 font-semibold">
          <Trans>Свои дни</Trans>
        </h3>
        <Button
          size="sm"
          icon={<Plus size={14} aria-hidden="true" />}
          isDisabled={readOnly}
          onPress={() => onChange([...exceptions, { from: today, to: today, kind: 'off', title: '' }])}
        >
          <Trans>Добавить день</Trans>
        </Button>
        <CalendarFileButton
          readOnly={readOnly}
          onTake={(days) => onChange([...exceptions.filter((one) => !days.some((day) => meets(one, day))), ...days])}
        />
        <PortalCalendarButton readOnly={readOnly} onTake={onPortal} />
      </div>
      {exceptions.length === 0 && (
        <p className="text-13 text-ink-2">
          <Trans>Своих выходных и рабочих дней нет.</Trans>
        </p>
      )}
      <ul className="flex flex-col gap-2">
        {exceptions.map((one, at) => (
          <li
            key={at}
            className="grid grid-cols-[132px_132px_150px_minmax(0,1fr)_auto] items-end gap-2 xl:grid-cols-[150px_150px_220px_minmax(0,1fr)_auto]"
          >
            <DateField
              label={t`С`}
              value={one.from}
              onChange={(from) => from && change(at, { from })}
              disabled={readOnly}
            />
            <DateField label={t`По`} value={one.to} onChange={(to) => to && change(at, { to })} disabled={readOnly} />
            <SelectField
              label={t`Какой день`}
              options={kinds}
              value={one.kind}
              onChange={(kind) => change(at, { kind, ...(kind === 'hours' ? { hours: one.hours ?? usualHours } : {}) })}
              disabled={readOnly}
            />
            <TextField
              label={t`Почему`}
              value={one.title}
              onChange={(title) => change(at, { title })}
              isDisabled={readOnly}
            />
            <IconButton
              label={t`Убрать день ${one.title || one.from}`}
              size="md"
              isDisabled={readOnly}
              onPress={() => onChange(exceptions.filter((_, index) => index !== at))}
            >
              <Trash2 size={15} aria-hidden="true" />
            </IconButton>
            {one.kind === 'hours' && (
              <span className="col-span-full flex flex-wrap items-end gap-2 pb-1">
                <DayHours
                  name={one.title || one.from}
                  hours={one.hours ?? []}
                  readOnly={readOnly}
                  onChange={(hours) => change(at, { hours })}
                />
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A day of a file takes the place of what was entered for it before. */
const meets = (one: Exception, day: Exception): boolean => one.from === day.from && one.to === day.to
