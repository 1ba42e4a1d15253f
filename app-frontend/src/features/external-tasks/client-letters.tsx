import { useLingui } from '@lingui/react/macro'
import type { ConversationLetter } from '@poryadok/app-backend/correspondence/contract'
import { useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { TextLink } from '../../ui/text-link.tsx'
import { WhyLink } from '../../ui/why-link.tsx'
import { quoteOf } from './quote-of.ts'

interface ClientLettersProps {
  letters: readonly ConversationLetter[]
  /** Words to put into the task, as a quotation. */
  onQuote: (words: string) => void
}

/** The client's letters beside the task: their words go along only where a person takes them over, and can be cut before. */
export function ClientLetters({ letters, onQuote }: ClientLettersProps) {
  const { t } = useLingui()
  const words = useWording()
  const now = useNow()
  const [open, setOpen] = useState(false)
  const [taken, setTaken] = useState<ReadonlySet<number>>(new Set())
  const offered = letters.filter(isOffered).toReversed()
  if (offered.length === 0) return null
  return (
    <section aria-label={t`Письма клиента`} className="flex flex-col items-start gap-2">
      <WhyLink open={open} onToggle={() => setOpen(!open)}>
        {open ? t`скрыть письма клиента` : t`взять слова из письма клиента`}
      </WhyLink>
      {open && (
        <ul className="flex max-h-56 w-full flex-col gap-2 overflow-y-auto">
          {offered.map((letter) => {
            const id = letter.key?.id ?? 0
            const moment = words.moment(letter.at, now)
            return (
              <li key={id} className="rounded-md border border-line px-3 py-2">
                <p className="text-12 text-ink-3">
                  {letter.from.name || letter.from.address} · {moment}
                </p>
                <p className="mt-0.5 line-clamp-3 text-13 wrap-anywhere whitespace-pre-line">{letter.own}</p>
                <p className="mt-1 text-12">
                  {taken.has(id) ? (
                    <span role="status" className="text-ink-2">{t`процитировано в описании, лишнее можно убрать`}</span>
                  ) : (
                    <TextLink
                      onPress={() => {
                        setTaken(new Set([...taken, id]))
                        onQuote(quoteOf(t`Из письма клиента, ${moment}:`, letter.own))
                      }}
                    >
                      {t`процитировать в описании`}
                    </TextLink>
                  )}
                </p>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

/** Letters that a person of the client wrote. */
const isOffered = ({ key, direction, automatic, own }: ConversationLetter): boolean =>
  key !== null && direction === 'incoming' && automatic === null && own.trim() !== ''
