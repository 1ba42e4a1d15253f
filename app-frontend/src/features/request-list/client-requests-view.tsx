import { useLingui } from '@lingui/react/macro'
import { CircleHelp } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { StateCard } from '../../ui/state-card.tsx'
import { useFrameHeight } from '../requests/use-frame-height.ts'
import { RequestList } from './request-list.tsx'

/** The «Запросы» tab of a contact or a company: the list, of this client alone. */
export default function ClientRequestsView() {
  const { t } = useLingui()
  const { boot } = useServices()
  useFrameHeight()
  return boot.client ? (
    <main className="h-full">
      <h1 className="sr-only">{t`Запросы клиента`}</h1>
      <RequestList client={boot.client} />
    </main>
  ) : (
    <NoClient />
  )
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
