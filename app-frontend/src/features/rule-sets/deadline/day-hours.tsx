import { useLingui } from '@lingui/react/macro'
import type { DeadlineRules } from '@poryadok/app-backend/deadlines/contract'
import { Plus, X } from 'lucide-react'
import { IconButton } from '../../../ui/icon-button.tsx'
import { TimeField } from '../../../ui/time-field.tsx'

export type Hours = DeadlineRules['calendar']['week'][number]

interface DayHoursProps {
  /** Whose hours these are. */
  name: string
  hours: Hours
  readOnly: boolean
  onChange: (hours: Hours) => void
}

const mostIntervals = 6

const clock = (minute: number): string =>
  minute >= 1_440
    ? '23:59'
    : `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return time === '23:59' ? 1_440 : hours * 60 + minutes
}

/** Working hours of a day: several intervals, none on a day off. */
export function DayHours({ name, hours, readOnly, onChange }: DayHoursProps) {
  const { t } = useLingui()
  const change = (at: number, part: Partial<Hours[number]>): void =>
    onChange(hours.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <>
      {hours.map((interval, at) => (
        <span key={interval.from} className="flex items-end gap-1.5">
          <span className="w-[84px]">
            <TimeField
              label={t`начало`}
              value={clock(interval.from)}
              onChange={(time) => time && change(at, { from: minuteOf(time) })}
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
              onChange={(time) => time && change(at, { to: minuteOf(time) })}
              disabled={readOnly}
            />
          </span>
          <IconButton
            label={t`${name}: убрать часы с ${clock(interval.from)}`}
            isDisabled={readOnly}
            onPress={() => onChange(hours.filter((_, index) => index !== at))}
          >
            <X size={14} aria-hidden="true" />
          </IconButton>
        </span>
      ))}
      {hours.length < mostIntervals && (
        <IconButton
          label={t`${name}: добавить часы`}
          isDisabled={readOnly}
          onPress={() => onChange([...hours, nextInterval(hours)])}
        >
          <Plus size={14} aria-hidden="true" />
        </IconButton>
      )}
    </>
  )
}

function nextInterval(hours: Hours): Hours[number] {
  const last = hours.at(-1)
  if (!last) return { from: 540, to: 1_080 }
  const from = Math.min(last.to + 60, 1_380)
  return { from, to: Math.min(from + 60, 1_440) }
}
