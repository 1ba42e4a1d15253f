import { useLingui } from '@lingui/react/macro'
import type { StatusChangeView } from '@poryadok/app-backend/company-status/contract'

/** Where a status was changed. */
export function useSourceWords(): Record<StatusChangeView['source'], string> {
  const { t } = useLingui()
  return {
    editor: t`во вкладке`,
    bulk: t`массовая смена`,
    portal: t`в обход вкладки`,
    default: t`новая компания`,
    undo: t`отмена`,
  }
}
