import { useLingui } from '@lingui/react/macro'
import type { ReportDimension } from '@poryadok/app-backend/stage-time/contract'

/** What the rows of a report are called, and those without one. */
export function useDimensionWords(): Record<'title' | 'all' | 'without', Record<ReportDimension, string>> {
  const { t } = useLingui()
  return {
    title: { category: t`Категория`, group: t`Группа`, person: t`Ответственный` },
    all: { category: t`Все категории`, group: t`Все группы`, person: t`Все сотрудники` },
    without: { category: t`Без категории`, group: t`Без группы`, person: t`Без ответственного` },
  }
}
