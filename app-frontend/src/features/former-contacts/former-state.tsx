import { useLingui } from '@lingui/react/macro'
import type { FormerView } from '@poryadok/app-backend/former-contacts/contract'
import { Chip } from '../../ui/chip.tsx'

/** Where a contact is on its way out of its companies or back. */
export function FormerState({ state }: Pick<FormerView, 'state'>) {
  const { t } = useLingui()
  if (state === 'leaving') return <Chip tone="amber">{t`уходит из компаний`}</Chip>
  if (state === 'returning') return <Chip tone="amber">{t`возвращается`}</Chip>
  if (state === 'returned') return <Chip tone="green">{t`снова работает`}</Chip>
  return <Chip tone="grey">{t`не работает`}</Chip>
}
