import { useLingui } from '@lingui/react/macro'
import type { ApiKeyView } from '@poryadok/app-backend/contact-center/contract'

/** What a key allows, in words. */
export function useScopeWords(): Record<ApiKeyView['scopes'][number], string> {
  const { t } = useLingui()
  return { read: t`Поиск и справочники`, write: t`Контакты, компании и сделки`, calls: t`Звонки` }
}
