import { useLingui } from '@lingui/react/macro'
import { SelectField } from '../../ui/select-field.tsx'

interface FiguresPeriodProps {
  days: number
  isBusy: boolean
  onChange: (days: number) => void
}

/** Of how many last days the figures of the dashboard are. */
export function FiguresPeriod({ days, isBusy, onChange }: FiguresPeriodProps) {
  const { t } = useLingui()
  const options = [
    { id: '7', label: t`За 7 дней` },
    { id: '30', label: t`За 30 дней` },
    { id: '90', label: t`За 90 дней` },
    { id: '365', label: t`За год` },
  ]
  return (
    <div className="w-[150px]">
      <SelectField
        hideLabel
        label={t`Период цифр дашборда`}
        options={options}
        value={String(days)}
        disabled={isBusy}
        onChange={(id) => onChange(Number(id))}
      />
    </div>
  )
}
