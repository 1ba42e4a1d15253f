import { CircleAlert } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Note } from '../../ui/note.tsx'

/** What went wrong and what to do, where it happened. */
export function ErrorNote({ error }: { error: unknown }) {
  const { title, text } = useErrorWords()(error)
  return (
    <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
      <b className="font-semibold">{title}</b> {text}
    </Note>
  )
}
