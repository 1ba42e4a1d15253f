import { useLingui } from '@lingui/react/macro'
import type { NoticePreferences } from '@poryadok/app-backend/messages/contract'
import { FormGrid } from '../../ui/form-grid.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'

type Quiet = NoticePreferences['quiet']
const night = { from: '20:00', to: '08:00' }

interface QuietHoursProps {
  quiet: Quiet
  onChange: (quiet: Quiet) => void
}

/** Hours in which nothing comes but the urgent; what gathers meanwhile comes after them. */
export function QuietHours({ quiet, onChange }: QuietHoursProps) {
  const { t } = useLingui()
  return (
    <div className="flex flex-col gap-3">
      <SwitchField
        label={t`Тихие часы`}
        help={t`В это время приходит только срочное, остальное дождётся их конца.`}
        value={quiet !== null}
        onChange={(on) => onChange(on ? night : null)}
      />
      {quiet && (
        <FormGrid>
          <TimeField
            label={t`С`}
            value={quiet.from}
            onChange={(from) => onChange({ ...quiet, from: from ?? night.from })}
          />
          <TimeField label={t`До`} value={quiet.to} onChange={(to) => onChange({ ...quiet, to: to ?? night.to })} />
        </FormGrid>
      )}
    </div>
  )
}
