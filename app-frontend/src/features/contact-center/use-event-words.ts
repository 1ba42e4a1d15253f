import { useLingui } from '@lingui/react/macro'
import type { HookView } from '@poryadok/app-backend/contact-center/hooks/contract'

type HookEvent = HookView['events'][number]

/** What addresses may be told of, in words. */
export function useEventWords(): Record<HookEvent, string> {
  const { t } = useLingui()
  return {
    'deal.created': t`Сделка создана`,
    'deal.changed': t`Сделка изменена`,
    'deal.stageChanged': t`Сделка сменила стадию`,
    'contact.created': t`Контакт создан`,
    'contact.changed': t`Контакт изменён`,
    'call.finished': t`Звонок завершён`,
  }
}
