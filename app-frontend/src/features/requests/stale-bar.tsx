import { Trans, useLingui } from '@lingui/react/macro'
import { CloudOff } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'

interface StaleBarProps {
  error: unknown
  asOf: string
  now: Date
  onRetry: () => void
}

/** The list could not be renewed; the rows below are those of an earlier moment. */
export function StaleBar({ error, asOf, now, onRetry }: StaleBarProps) {
  const { t } = useLingui()
  const time = useWording().since(asOf, now)
  const { title, supportCode } = useErrorWords()(error)
  const sentence = /[.!?…]$/u.test(title) ? title : `${title}.`
  return (
    <div className="px-4 py-2">
      <Note
        urgent
        tone="red"
        icon={<CloudOff size={18} strokeWidth={1.75} />}
        action={
          <Button size="sm" onPress={onRetry}>
            <Trans>Повторить</Trans>
          </Button>
        }
      >
        {sentence} {t`Показаны данные на ${time}.`}{' '}
        {supportCode && <span className="font-mono text-12">{supportCode}</span>}
      </Note>
    </div>
  )
}
