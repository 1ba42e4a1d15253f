import { Trans, useLingui } from '@lingui/react/macro'
import type { LetterDetails } from '@poryadok/app-backend/intake/contract'
import { useMutation } from '@tanstack/react-query'
import { BellOff, Download, FolderInput, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { IgnoreDialog } from './ignore-dialog.tsx'
import { MoveDialog } from './move-dialog.tsx'
import { useRetryLetter } from './use-letters.ts'

const again: ReadonlySet<string> = new Set(['quarantined', 'ignored'])
const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** What a person may do with a letter: let it be processed again, leave it aside, put it elsewhere, read it as it came. */
export function LetterActions({ details, onMoved }: { details: LetterDetails; onMoved: () => void }) {
  const { t } = useLingui()
  const { api } = useServices()
  const now = useNow()
  const words = useWording()
  const errorWords = useErrorWords()
  const retry = useRetryLetter()
  const [asking, setAsking] = useState<'ignore' | 'move' | null>(null)
  const { letter, hasRaw } = details
  const { id, outcome, why, nextTryAt, request } = letter
  const file = useMutation({ mutationFn: () => api.download(`/api/letters/${id}/raw`, `letter-${id}.eml`) })
  // A letter that was not tried yet waits for its turn, not for a moment.
  const next = why.length > 0 && nextTryAt && words.moment(nextTryAt, now)
  const error = retry.error ?? file.error
  const fault = error && errorWords(error)
  return (
    <>
      {again.has(outcome) && (
        <Button
          look={outcome === 'quarantined' ? 'main' : 'plain'}
          icon={<RotateCw {...icon} />}
          isPending={retry.isPending}
          onPress={() => retry.mutate(id)}
        >
          <Trans>Обработать ещё раз</Trans>
        </Button>
      )}
      {outcome === 'quarantined' && (
        <Button icon={<BellOff {...icon} />} onPress={() => setAsking('ignore')}>
          <Trans>Не обрабатывать</Trans>
        </Button>
      )}
      {request && (
        <Button icon={<FolderInput {...icon} />} onPress={() => setAsking('move')}>
          <Trans>Перенести…</Trans>
        </Button>
      )}
      {hasRaw && (
        <Button look="flat" icon={<Download {...icon} />} isPending={file.isPending} onPress={() => file.mutate()}>
          <Trans>Скачать письмо</Trans>
        </Button>
      )}
      {next && <span className="text-12 text-ink-3">{t`Следующая попытка: ${next}`}</span>}
      {fault && (
        <span role="alert" className="text-12 text-red-ink">
          {fault.title} {fault.text}
        </span>
      )}
      {asking === 'ignore' && <IgnoreDialog id={id} onClose={() => setAsking(null)} />}
      {asking === 'move' && request && (
        <MoveDialog
          letterIds={[id]}
          source={request.id}
          subject={letter.subject}
          onClose={() => setAsking(null)}
          onMoved={onMoved}
        />
      )}
    </>
  )
}
