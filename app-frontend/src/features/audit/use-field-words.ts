import { useLingui } from '@lingui/react/macro'

export interface FieldWords {
  /** A field's name as people know it; the portal's own name where we have none. */
  name(field: string): string
  /** A value on one line. */
  value(value: unknown): string
}

/** Names of fields and values of the ledger in words. */
export function useFieldWords(): FieldWords {
  const { t } = useLingui()
  const names: Record<string, string> = {
    title: t`Название`,
    name: t`Имя`,
    lastName: t`Фамилия`,
    secondName: t`Отчество`,
    stageId: t`Стадия`,
    assignedById: t`Ответственный`,
    categoryId: t`Воронка`,
    companyId: t`Компания`,
    contactIds: t`Контакты`,
    contactId: t`Контакт`,
    opportunity: t`Сумма`,
    comments: t`Комментарий`,
    sourceId: t`Источник`,
    opened: t`Доступна всем`,
    OWNER_ID: t`Запись`,
    OWNER_TYPE_ID: t`Вид записи`,
  }
  return {
    name: (field) => names[field] ?? field,
    value(value) {
      if (value === null || value === undefined || value === '') return t`пусто`
      if (typeof value === 'boolean') return value ? t`да` : t`нет`
      if (Array.isArray(value)) return value.length === 0 ? t`пусто` : value.map((one) => String(one)).join(', ')
      return typeof value === 'string' ? value : JSON.stringify(value)
    },
  }
}
