import { Trans } from '@lingui/react/macro'
import type { CardRecord } from '@poryadok/app-backend/contact-center/card/contract'
import { useServices } from '../../lib/services.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useFrameHeight } from '../requests/use-frame-height.ts'
import { CardChanges } from './card-changes.tsx'
import { FileVersions } from './file-versions.tsx'
import { useCenterCard } from './use-center-card.ts'

/** The «Контакт-центр» tab of a deal, a contact or a company. */
export default function CenterCardView() {
  const { boot } = useServices()
  useFrameHeight()
  return (
    <main className="h-full min-h-[420px] overflow-auto p-0.5">
      <h1 className="sr-only">
        <Trans>Контакт-центр</Trans>
      </h1>
      {boot.record && <CenterCard record={boot.record} />}
    </main>
  )
}

function CenterCard({ record }: { record: CardRecord }) {
  const { data, error, refetch } = useCenterCard(record)
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  if (record.kind !== 'deal') return <CardChanges card={data} />
  return (
    <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
      <FileVersions dealId={record.id} files={data.files} />
      <CardChanges card={data} />
    </div>
  )
}
