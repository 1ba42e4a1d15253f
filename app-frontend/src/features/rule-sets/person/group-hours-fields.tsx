import { useLingui } from '@lingui/react/macro'
import type { GroupHours } from '@poryadok/app-backend/routing/contract'
import { WideField } from '../../../ui/form-grid.tsx'
import { MultiSelect } from '../../../ui/multi-select.tsx'
import { SwitchField } from '../../../ui/switch-field.tsx'
import { TimeField } from '../../../ui/time-field.tsx'
import { ZoneField } from '../../../ui/zone-field.tsx'

interface GroupHoursFieldsProps {
  /** null: at any time. */
  hours: GroupHours | null
  readOnly: boolean
  onChange: (hours: GroupHours | null) => void
}

const usual: GroupHours = { zone: 'Europe/Moscow', days: [1, 2, 3, 4, 5], from: 540, to: 1_080 }
const two = (value: number): string => String(value).padStart(2, '0')
/** The midnight that ends a day is shown as the one that begins it. */
const timeOf = (minute: number): string => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`
const minuteOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

/** Days and hours at which a group takes requests. */
export function GroupHoursFields({ hours, readOnly, onChange }: GroupHoursFieldsProps) {
  const { t, i18n } = useLingui()
  const change = (part: Partial<GroupHours>): void => onChange({ ...(hours ?? usual), ...part })
  // The first of January 2024 is a Monday.
  const dayName = (day: number): string =>
    i18n.date(new Date(Date.UTC(2024, 0, day)), { weekday: 'long', timeZone: 'UTC' })
  const days = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ id: String(day), label: dayName(day) }))
  return (
    <>
      <WideField>
        <SwitchField
          label={t`Только в свои часы`}
          help={t`В остальное время запрос идёт в запасную группу или ждёт начала дня.`}
          value={hours !== null}
          onChange={(on) => onChange(on ? usual : null)}
          disabled={readOnly}
        />
      </WideField>
      {hours && (
        <>
          <MultiSelect
            label={t`Дни недели`}
            options={days}
            value={hours.days.map(String)}
            onChange={(ids) => ids.length > 0 && change({ days: ids.map(Number).toSorted((a, b) => a - b) })}
            placeholder={t`никакие`}
            disabled={readOnly}
          />
          <ZoneField
            label={t`Часовой пояс`}
            value={hours.zone}
            onChange={(zone) => zone && change({ zone })}
            disabled={readOnly}
          />
          <TimeField
            label={t`С`}
            value={timeOf(hours.from)}
            onChange={(time) => time && change({ from: minuteOf(time) })}
            disabled={readOnly}
          />
          <TimeField
            label={t`До`}
            value={timeOf(hours.to)}
            onChange={(time) => time && change({ to: minuteOf(time) || 1_440 })}
            disabled={readOnly}
          />
        </>
      )}
    </>
  )
}
