import { useLingui } from '@lingui/react/macro'
import type { ImportTargetKind } from '@poryadok/app-backend/record-import/contract'

/** What can be imported, in a word. */
export function useTargetWords(): Record<ImportTargetKind, string> {
  const { t } = useLingui()
  return { request: t`Запросы`, contact: t`Контакты`, company: t`Компании`, deal: t`Сделки` }
}
