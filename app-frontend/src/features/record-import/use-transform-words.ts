import { useLingui } from '@lingui/react/macro'
import type { TargetFieldView } from '@poryadok/app-backend/record-import/contract'
import type { Transform } from './use-mapping-draft.ts'

type Trait = NonNullable<Transform['findBy']>[number]

export function useTraitWords(): Record<Trait, string> {
  const { t } = useLingui()
  return { id: t`по id`, email: t`по почте`, phone: t`по телефону`, inn: t`по ИНН из реквизитов` }
}

export function useDateOrderWords(): Record<NonNullable<Transform['dateOrder']>, string> {
  const { t } = useLingui()
  return { dmy: t`дд.мм.гггг`, mdy: t`мм/дд/гггг`, ymd: t`гггг-мм-дд` }
}

/** What is done to the texts of a column, in a few words. */
export function useTransformWords(): (field: TargetFieldView, transform: Transform) => string {
  const { t } = useLingui()
  const traits = useTraitWords()
  const orders = useDateOrderWords()
  return ({ kind }, { dateOrder = 'dmy', zone, values, otherwise, findBy, whenMissing, decimal }) => {
    const pairs = Object.keys(values ?? {}).length
    const paired = pairs > 0 ? t`сопоставлено значений: ${pairs}` : ''
    const rest = otherwise === undefined ? '' : t`остальные заменим`
    const by = findBy ?? (kind === 'contact' ? (['email', 'phone'] as const) : (['inn', 'email', 'phone'] as const))
    const looked = by.map((trait) => traits[trait]).join(', ')
    if (kind === 'date') return orders[dateOrder]
    if (kind === 'datetime') return zone === undefined ? orders[dateOrder] : `${orders[dateOrder]}, ${zone}`
    if (kind === 'contact' || kind === 'company')
      return whenMissing === 'empty' ? t`${looked}; не найдём — оставим пустым` : looked
    if (kind === 'list' || kind === 'stage' || kind === 'user')
      return [paired || t`по названию`, rest].filter(Boolean).join(', ')
    if ((kind === 'number' || kind === 'money') && decimal === '.') return t`дробь через точку`
    return ''
  }
}
