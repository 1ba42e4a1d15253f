import { useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Note } from '../../ui/note.tsx'

interface MoveFaultProps {
  error: Error | null
  undoError: Error | null
}

/** Why a change of the request was not taken, or its way back. */
export function MoveFault({ error, undoError }: MoveFaultProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const failed = undoError ?? error
  if (!failed) return null
  const { title, text } = errorWords(failed)
  return (
    <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
      {undoError && t`Отменить не получилось.`} {title} {text}
    </Note>
  )
}
