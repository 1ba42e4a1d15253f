import { useLingui } from '@lingui/react/macro'
import type { StatusDraft } from './status-row.tsx'

/** What a portal without statuses is offered. */
export function useUsualStatuses(): StatusDraft[] {
  const { t } = useLingui()
  const row = (name: string, over: Partial<StatusDraft> = {}): StatusDraft => ({
    key: null,
    name,
    note: '',
    tone: 'grey',
    isDefault: false,
    isProtected: false,
    archived: false,
    ...over,
  })
  return [
    row(t`В ожидании`, { tone: 'amber', isDefault: true }),
    row(t`В работе`, { tone: 'red', isProtected: true }),
    row(t`Завершено`, { tone: 'green' }),
  ]
}
