import { useLingui } from '@lingui/react/macro'
import type { ImportRunView, ImportTargetKind } from '@poryadok/app-backend/record-import/contract'

/** What belongs to records that came before. */
export type AttachedContent = Exclude<ImportRunView['content'], 'records'>
export const attachedContents: readonly AttachedContent[] = ['comments', 'files']

/** What can be imported, in a word. */
export function useTargetWords(): Record<ImportTargetKind | AttachedContent, string> {
  const { t } = useLingui()
  return {
    request: t`Запросы`,
    contact: t`Контакты`,
    company: t`Компании`,
    deal: t`Сделки`,
    comments: t`Комментарии`,
    files: t`Вложения`,
  }
}
