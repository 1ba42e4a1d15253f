import { useLingui } from '@lingui/react/macro'
import type { ListField } from '@poryadok/app-backend/request-list/contract'

/** What types of records are called, and a link's value: its type and number. */
export function useLinkWords() {
  const { t } = useLingui()
  const known: Readonly<Record<number, string>> = {
    1: t`Лид`,
    2: t`Сделка`,
    3: t`Контакт`,
    4: t`Компания`,
    7: t`Предложение`,
    31: t`Счёт`,
  }
  const typeName = (entityTypeId: number): string => known[entityTypeId] ?? t`Смарт-процесс ${entityTypeId}`
  const valueName = ({ links = [] }: ListField, value: string): string => {
    const [only] = links
    const link = links.length === 1 ? only : links.find(({ prefix }) => value.startsWith(prefix))
    return link ? `${typeName(link.entityTypeId)} № ${value.slice(link.prefix.length)}` : value
  }
  return { typeName, valueName }
}
