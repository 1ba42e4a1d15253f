import { useLingui } from '@lingui/react/macro'
import { CircleHelp } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { StateCard } from '../../ui/state-card.tsx'
import { RequestsTab } from './requests-tab.tsx'

/** The «Запросы» tab of a contact or a company. */
export default function RequestsView() {
  const { boot } = useServices()
  return boot.client ? <RequestsTab client={boot.client} /> : <NoClient />
}

function NoClient() {
  const { t } = useLingui()
  return (
    <StateCard
      tone="amber"
      icon={<CircleHelp size={22} strokeWidth={1.75} />}
      title={t`Портал не сказал, чья это карточка`}
    >
      {t`Сохраните карточку клиента и откройте вкладку снова.`}
    </StateCard>
  )
}
