import { useLingui } from '@lingui/react/macro'
import { UserRoundX } from 'lucide-react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { CardLink } from '../../ui/card-link.tsx'
import { Note } from '../../ui/note.tsx'

interface FormerNoteProps {
  name: string
  since: string
  companies: readonly string[]
  successor: { id: number; title: string; path: string } | null
}

/** Somebody no longer works for the company: since when, where, and whom to turn to. */
export function FormerNote({ name, since, companies, successor }: FormerNoteProps) {
  const { t } = useLingui()
  const words = useWording()
  const at = words.recent(since, useNow())
  return (
    <Note tone="amber" icon={<UserRoundX size={18} strokeWidth={1.75} />}>
      <b className="font-semibold">{t`${name} не работает с ${at}`}</b>
      {companies.length > 0 && <span className="block">{companies.join(', ')}</span>}
      {successor && (
        <span className="block">
          {t`Преемник:`} <CardLink {...successor}>{successor.title}</CardLink>
        </span>
      )}
    </Note>
  )
}
