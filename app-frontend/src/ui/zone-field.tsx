import { useLingui } from '@lingui/react/macro'
import { useMemo } from 'react'
import { ComboField } from './combo-field.tsx'
import type { FieldTexts } from './field-words.tsx'

interface ZoneFieldProps extends FieldTexts {
  /** IANA name: `Europe/Moscow`. */
  value: string | null
  onChange: (zone: string | null) => void
  disabled?: boolean
}

const part = (lang: string, zone: string, timeZoneName: 'longOffset' | 'longGeneric', at: Date): string =>
  new Intl.DateTimeFormat(lang, { timeZone: zone, timeZoneName })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value ?? ''

/** «UTC+3», «UTC−3:30» at the instant. */
export const offsetOf = (zone: string, at: Date): string =>
  part('en', zone, 'longOffset', at)
    .replace('GMT', 'UTC')
    .replace(/([+-])0/, '$1')
    .replace(':00', '')
    .replace('-', '−')

/** A time zone, found by city, by the name of its time, or by offset. */
export function ZoneField({ value, onChange, ...texts }: ZoneFieldProps) {
  const { t, i18n } = useLingui()
  const options = useMemo(() => {
    const now = new Date()
    return Intl.supportedValuesOf('timeZone').map((id) => {
      const note = offsetOf(id, now)
      const label = id.replaceAll('_', ' ')
      return { id, label, note, also: `${note} ${part(i18n.locale, id, 'longGeneric', now)}` }
    })
  }, [i18n.locale])
  return <ComboField {...texts} options={options} value={value} onChange={onChange} placeholder={t`город или UTC+3`} />
}
