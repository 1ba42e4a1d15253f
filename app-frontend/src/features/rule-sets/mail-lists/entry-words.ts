import { useLingui } from '@lingui/react/macro'
import type { MailEntryView as MailEntry } from '@poryadok/app-backend/mail-lists/contract'

type Named<Key extends string> = Record<Key, string>

/** What the parts of a line are called. */
export function useEntryWords() {
  const { t } = useLingui()
  const kinds: Named<MailEntry['kind']> = {
    address: t`Адрес`,
    domain: t`Домен`,
    name: t`Имя ящика`,
    header: t`Заголовок`,
  }
  const matches: Named<MailEntry['match']> = {
    is: t`точно`,
    begins: t`начинается так`,
    contains: t`содержит`,
    present: t`есть, что бы в нём ни было`,
  }
  const verdicts: Named<MailEntry['verdict']> = { ignored: t`Запроса не открывает`, opens: t`Всегда открывает` }
  return { kinds, matches, verdicts }
}

/** How a kind of line may be compared. */
export const matchesOf = (kind: MailEntry['kind']): readonly MailEntry['match'][] => {
  if (kind === 'header') return ['is', 'begins', 'contains', 'present']
  return kind === 'name' ? ['is', 'begins'] : ['is']
}

export const blankEntry = (): MailEntry => ({
  id: crypto.randomUUID().slice(0, 8),
  kind: 'address',
  header: '',
  match: 'is',
  value: '',
  verdict: 'ignored',
  note: '',
  on: true,
})
