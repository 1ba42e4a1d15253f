import { useLingui } from '@lingui/react/macro'
import { useServices } from '../../lib/services.ts'
import { NoCard } from '../../ui/no-card.tsx'
import { useFrameHeight } from '../requests/use-frame-height.ts'
import { RequestList } from './request-list.tsx'

/** The «Запросы» tab of a contact or a company: the list, of this client alone. */
export default function ClientRequestsView() {
  const { t } = useLingui()
  const { boot } = useServices()
  useFrameHeight()
  if (!boot.client) return <NoCard />
  return (
    <main className="h-full">
      <h1 className="sr-only">{t`Запросы клиента`}</h1>
      <RequestList client={boot.client} />
    </main>
  )
}
