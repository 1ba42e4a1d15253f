import { useLingui } from '@lingui/react/macro'

/** What a program's letter is, in a word. */
export function useAutomaticWords(): (kind: string) => string {
  const { t } = useLingui()
  return (kind) => {
    if (kind.startsWith('bounce')) return t`не доставлено`
    switch (kind) {
      case 'auto-reply':
        return t`автоответ`
      case 'receipt':
        return t`уведомление о прочтении`
      case 'list':
        return t`рассылка`
      case 'calendar':
        return t`приглашение`
      default:
        return t`автоматически`
    }
  }
}
