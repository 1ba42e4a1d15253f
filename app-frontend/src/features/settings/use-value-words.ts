import { useLingui } from '@lingui/react/macro'
import type { AllSettings, SettingField } from '@poryadok/app-backend/settings/contract'

type Shown = Pick<SettingField, 'kind' | 'options' | 'unit'> | undefined

/** A value of a setting as people read it; without a field it is the switch of the slice. */
export function useValueWords(people: AllSettings['people']) {
  const { t } = useLingui()
  const plain = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))
  return (field: Shown, value: unknown): string => {
    if (typeof value === 'boolean') return value ? t`да` : t`нет`
    if (field?.kind === 'person')
      return value === 0 ? t`никто` : (people.find(({ id }) => id === value)?.name ?? t`сотрудник № ${String(value)}`)
    if (field?.kind === 'choice') return field.options.find((one) => one.value === value)?.title ?? plain(value)
    if (Array.isArray(value)) return value.length === 0 ? t`пусто` : value.join(', ')
    if (value === '' || value === null || value === undefined) return t`пусто`
    return field?.unit ? `${plain(value)} ${field.unit}` : plain(value)
  }
}
