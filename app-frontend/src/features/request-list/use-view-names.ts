import { useLingui } from '@lingui/react/macro'
import type { ListView } from '@poryadok/app-backend/request-list/contract'

/** What a view is called: those of the product in the language of the page. */
export function useViewNames(): (view: Pick<ListView, 'id' | 'name'>) => string {
  const { t } = useLingui()
  const names: Record<string, string> = {
    open: t`Открытые`,
    mine: t`Мои`,
    overdue: t`Просрочены`,
    uncategorized: t`Без категории`,
    closed: t`Закрытые`,
    all: t`Все`,
  }
  return ({ id, name }) => name ?? names[id] ?? id
}
