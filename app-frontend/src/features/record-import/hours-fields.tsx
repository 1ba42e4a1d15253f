import { useLingui } from '@lingui/react/macro'
import type { ImportOptions } from '@poryadok/app-backend/record-import/contract'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { ZoneField } from '../../ui/zone-field.tsx'

interface HoursFieldsProps {
  options: ImportOptions
  onChange: (options: ImportOptions) => void
}

const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone

/** Hours in which the portal is written to; and whether old times are given to it. */
export function HoursFields({ options, onChange }: HoursFieldsProps) {
  const { t } = useLingui()
  const { window, keepDates } = options
  return (
    <div className="flex flex-col gap-3">
      <SwitchField
        label={t`Только в ночное окно`}
        help={t`Днём портал свободен для людей. Загрузка сама остановится и сама продолжится.`}
        value={window !== null}
        onChange={(on) => onChange({ ...options, window: on ? { from: '20:00', to: '07:00', zone: ownZone() } : null })}
      />
      {window && (
        <div className="grid grid-cols-[120px_120px_minmax(0,260px)] gap-3">
          <TimeField
            label={t`С`}
            value={window.from}
            onChange={(from) => from && onChange({ ...options, window: { ...window, from } })}
          />
          <TimeField
            label={t`До`}
            value={window.to}
            onChange={(to) => to && onChange({ ...options, window: { ...window, to } })}
          />
          <ZoneField
            label={t`Часовой пояс`}
            value={window.zone}
            onChange={(zone) => zone && onChange({ ...options, window: { ...window, zone } })}
          />
        </div>
      )}
      <SwitchField
        label={t`Создавать прошлым числом`}
        help={t`Дата создания будет прежней, где портал это принимает. Что станет с остальными, сказано в плане.`}
        value={keepDates}
        onChange={(on) => onChange({ ...options, keepDates: on })}
      />
    </div>
  )
}
