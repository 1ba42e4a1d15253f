import { useLingui } from '@lingui/react/macro'
import type { LetterKind } from '@poryadok/app-backend/intake/contract'

/** What a letter is, in words. */
export function useKindWords(): Record<LetterKind, string> {
  const { t } = useLingui()
  return {
    person: t`Письмо человека`,
    staff: t`Ответ сотрудника из почты`,
    bounce: t`Отказ в доставке`,
    'auto-reply': t`Автоответ`,
    list: t`Рассылка`,
    calendar: t`Приглашение в календарь`,
    notification: t`Уведомление программы`,
    receipt: t`Отчёт о доставке`,
    own: t`Наше же письмо`,
  }
}
