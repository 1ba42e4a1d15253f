import { FormerNote } from './former-note.tsx'
import { useFormerBanner } from './use-former-contacts.ts'

/** On a request of somebody who no longer works for the company. */
export function FormerBanner({ contactId }: { contactId: number | null }) {
  const former = useFormerBanner(contactId)
  if (!former) return null
  const { name, markedAt, successor } = former
  const companies = former.companies.map(({ title }) => title)
  return (
    <div className="mx-4 mb-3.5">
      <FormerNote name={name} since={markedAt} companies={companies} successor={successor} />
    </div>
  )
}
