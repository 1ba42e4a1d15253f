import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { SignatureCard } from '../templates/signature-card.tsx'
import { NoticesForm } from './notices-form.tsx'
import { useNoticePreferences } from './use-notice-preferences.ts'

/** What each person sets for themselves: notices, and the signature under their letters. */
export default function MySection() {
  return (
    <div className="flex max-w-[860px] flex-col gap-4">
      <Notices />
      <SignatureCard />
    </div>
  )
}

function Notices() {
  const { data, error, refetch } = useNoticePreferences()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return <NoticesForm page={data} />
}
