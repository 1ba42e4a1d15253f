import { useLingui } from '@lingui/react/macro'
import type { ConflictKind } from './use-conflicts.ts'

/** What stands against what. */
export function useKindWords(): Record<ConflictKind, string> {
  const { t } = useLingui()
  return {
    companies: t`Компании разных ответственных`,
    strangers: t`Компания и чужой контакт`,
    contacts: t`Контакты разных ответственных`,
    'own-contact': t`Компания и её контакт`,
    'client-and-lead': t`Клиент и открытый лид`,
    leads: t`Открытые лиды`,
  }
}
