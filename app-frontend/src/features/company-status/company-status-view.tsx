import { Trans } from '@lingui/react/macro'
import { useServices } from '../../lib/services.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useFrameHeight } from '../requests/use-frame-height.ts'
import { NoStatuses } from './no-statuses.tsx'
import { StatusEditor } from './status-editor.tsx'
import { StatusHistory } from './status-history.tsx'
import { useStatusOfCompany } from './use-company-status.ts'

/** The «Статус» tab of a company, and the page behind its toolbar. */
export default function CompanyStatusView() {
  const { boot } = useServices()
  useFrameHeight()
  return (
    <main className="h-full min-h-[460px] overflow-auto p-0.5">
      <h1 className="sr-only">
        <Trans>Статус компании</Trans>
      </h1>
      {boot.companyId !== undefined && <Company id={boot.companyId} />}
    </main>
  )
}

function Company({ id }: { id: number }) {
  const { company } = useStatusOfCompany(id)
  const { data, error, refetch } = company
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  if (!data.ready) return <NoStatuses />
  return (
    <div className="grid max-w-[1280px] grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <StatusEditor key={data.status} company={data} />
      <StatusHistory company={data} />
    </div>
  )
}
