import { Trans, useLingui } from '@lingui/react/macro'
import type { LetterRow } from '@poryadok/app-backend/intake/contract'
import { useMutation } from '@tanstack/react-query'
import { Download, RotateCw } from 'lucide-react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { useRetryLetter } from './use-letters.ts'

/** Letters that became a request are read there; a refused one was never stored. */
const kept: ReadonlySet<string> = new Set(['waiting', 'quarantined', 'ignored'])

/** What a person may do with a letter: let it be taken again, and read it as it came. */
export function LetterActions({ letter, now }: { letter: LetterRow; now: Date }) {
  const { t } = useLingui()
  const { api } = useServices()
  const words = useWording()
  const errorWords = useErrorWords()
  const retry = useRetryLetter()
  const file = useMutation({
    mutationFn: () => api.download(`/api/letters/${letter.id}/raw`, `letter-${letter.id}.eml`),
  })
  if (!kept.has(letter.outcome)) return null
  // A letter that was not tried yet waits for its turn, not for a moment.
  const next = letter.why.length > 0 && letter.nextTryAt && words.moment(letter.nextTryAt, now)
  const error = retry.error ?? file.error
  const fault = error && errorWords(error)
  return (
    <div
      className={`mt-2 flex flex-wrap items-center gap-2 ${letter.outcome === 'quarantined' ? 'ml-[38px]' : 'ml-7'}`}
    >
      {letter.outcome === 'quarantined' && (
        <Button
          size="sm"
          icon={<RotateCw size={13} strokeWidth={2} aria-hidden="true" />}
          isPending={retry.isPending}
          onPress={() => retry.mutate(letter.id)}
        >
          <Trans>Обработать ещё раз</Trans>
        </Button>
      )}
      <Button
        size="sm"
        look="flat"
        icon={<Download size={13} strokeWidth={2} aria-hidden="true" />}
        isPending={file.isPending}
        onPress={() => file.mutate()}
      >
        <Trans>Скачать письмо</Trans>
      </Button>
      {next && <span className="text-12 text-ink-3">{t`Следующая попытка: ${next}`}</span>}
      {fault && (
        <span role="alert" className="text-12 text-red-ink">
          {fault.title} {fault.text}
        </span>
      )}
    </div>
  )
}
