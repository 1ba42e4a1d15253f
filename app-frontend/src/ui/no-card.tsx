import { useLingui } from '@lingui/react/macro'
import { CircleHelp } from 'lucide-react'
import { StateCard } from './state-card.tsx'

/** The portal opened the page and did not say in which card. */
export function NoCard() {
  const { t } = useLingui()
  return (
    <StateCard
      tone="amber"
      icon={<CircleHelp size={22} strokeWidth={1.75} />}
      title={t`Портал не сказал, чья это карточка`}
    >
      {t`Сохраните карточку и откройте вкладку снова.`}
    </StateCard>
  )
}
