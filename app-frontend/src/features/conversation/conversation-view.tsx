import { useLingui } from '@lingui/react/macro'
import { CircleHelp } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { StateCard } from '../../ui/state-card.tsx'
import { ConversationTab } from './conversation-tab.tsx'

/** The «Переписка» tab of a request. */
export default function ConversationView() {
  const { t } = useLingui()
  const { boot } = useServices()
  if (boot.requestId !== null) return <ConversationTab id={boot.requestId} />
  return (
    <StateCard
      tone="amber"
      icon={<CircleHelp size={22} strokeWidth={1.75} />}
      title={t`Портал не сказал, чья это карточка`}
    >
      {t`Сохраните карточку запроса и откройте вкладку снова.`}
    </StateCard>
  )
}
