import { useLingui } from '@lingui/react/macro'

/** What a CRM type is called; smart processes have names of their own in the portal, here they are records. */
export function useRecordWords(): (entityTypeId: number) => string {
  const { t } = useLingui()
  const names: Record<number, string> = {
    1: t`Лид`,
    2: t`Сделка`,
    3: t`Контакт`,
    4: t`Компания`,
    6: t`Дело`,
  }
  return (entityTypeId) => names[entityTypeId] ?? t`Запись`
}
