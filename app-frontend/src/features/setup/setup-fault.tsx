import { useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Note } from '../../ui/note.tsx'

/** The set-up stopped; what it had done stays, and running it again does not do it twice. */
export function SetupFault({ error }: { error: Error }) {
  const { t } = useLingui()
  const words = useErrorWords()(error)
  return (
    <div className="px-[18px] pt-3.5">
      <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
        <b className="font-semibold">{words.title}</b>
        <br />
        {words.text} {t`Что уже сделано, останется; повтор не сделает этого дважды.`}{' '}
        {words.supportCode && <span className="font-mono text-12">{words.supportCode}</span>}
      </Note>
    </div>
  )
}
