import { Trans } from '@lingui/react/macro'
import { CloudOff, Lock, RotateCw } from 'lucide-react'
import { ApiError } from '../lib/api-error.ts'
import { useErrorWords } from '../lib/use-error-words.ts'
import { Button } from './button.tsx'
import { StateCard } from './state-card.tsx'

/** In the place of content that could not come. A missing right has no «Повторить»: it would not help. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useErrorWords()(error)
  const refused = error instanceof ApiError && error.isRefusal
  return (
    <StateCard
      urgent
      tone={refused ? 'amber' : 'red'}
      icon={refused ? <Lock size={22} strokeWidth={1.75} /> : <CloudOff size={22} strokeWidth={1.75} />}
      title={words.title.replace(/\.$/, '')}
      action={
        refused ? undefined : (
          <Button look="main" icon={<RotateCw size={15} aria-hidden="true" />} onPress={onRetry}>
            <Trans>Повторить</Trans>
          </Button>
        )
      }
      footnote={
        words.supportCode && (
          <Trans>
            Код для поддержки <span className="font-mono">{words.supportCode}</span>
          </Trans>
        )
      }
    >
      {words.text}
    </StateCard>
  )
}
