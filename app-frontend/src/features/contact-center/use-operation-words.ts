import { useLingui } from '@lingui/react/macro'

/** What calls of a contact centre do to a record, in words; an operation without one goes by its name. */
export function useOperationWords(): (operation: string) => string {
  const { t } = useLingui()
  const words: Record<string, string> = {
    'contacts.create': t`Создание контакта`,
    'contacts.update': t`Изменение контакта`,
    'contacts.upsert': t`Поиск и запись контакта`,
    'companies.create': t`Создание компании`,
    'companies.update': t`Изменение компании`,
    'companies.upsert': t`Поиск и запись компании`,
    'deals.create': t`Создание сделки`,
    'deals.update': t`Изменение сделки`,
    'deals.upsert': t`Поиск и запись сделки`,
    'deals.file': t`Файл обращения`,
    intake: t`Обращение целиком`,
  }
  return (operation) => words[operation] ?? operation
}
