import { useLingui } from '@lingui/react/macro'
import { UserRoundX } from 'lucide-react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Note } from '../../ui/note.tsx'
import { CardLink } from './card-link.tsx'
import { useFormerBanner } from './use-former-contacts.ts'

/** On a request of somebody who no longer works for the company: since when, where, and whom to turn to. */
export function FormerBanner({ contactId }: { contactId: number | null }) {
  const { t } = useLingui()
  const words = useWording()
  const now = useNow()
  const former = useFormerBanner(contactId)
  if (!former) return null
  const since = words.recent(former.markedAt, now)
  const companies = former.companies.map(({ title }) => title).join(', ')
  return (
    <div className="mx-4 mb-3.5">
      <Note tone="amber" icon={<UserRoundX size={18} strokeWidth={1.75} />}>
        <b className="font-semibold">{t`${former.name} не работает с ${since}`}</b>
        {companies && <span className="block">{companies}</span>}
        {former.successor && (
          <span className="block">
            {t`Преемник:`} <CardLink {...former.successor} />
          </span>
        )}
      </Note>
    </div>
  )
}
