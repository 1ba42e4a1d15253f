import { useLingui } from '@lingui/react/macro'
import type { TargetFieldView } from '@poryadok/app-backend/record-import/contract'

/** What a field is called: by the portal, or by us where the portal has no word for it. */
export function useFieldTitle(): (field: Pick<TargetFieldView, 'name' | 'title'>) => string {
  const { t } = useLingui()
  const own: Record<string, string> = {
    'fm.PHONE': t`Телефон`,
    'fm.EMAIL': t`Почта`,
    'attached.parent': t`Ключ записи`,
    'attached.text': t`Текст`,
    'attached.author': t`Автор`,
    'attached.path': t`Путь в архиве`,
    'attached.name': t`Имя файла`,
    createdTime: t`Дата`,
  }
  return ({ name, title }) => (title === name ? (own[name] ?? title) : title)
}
