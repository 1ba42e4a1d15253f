import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { MailboxView } from '@poryadok/app-backend/intake/mailboxes/contract'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import type { Standing } from '../../ui/state-mark.tsx'
import { quoteOf, useFaultWords } from './fault-words.ts'

interface HealthWords {
  state: Standing
  /** The state in a word or two. */
  word: string
  /** What is wrong and what to do; empty while all is well. */
  fault: string
}

/** How a mailbox is doing, in words. */
export function useHealthWords(): (health: MailboxView['health']) => HealthWords {
  const { t } = useLingui()
  const words = useWording()
  const now = useNow()
  const faultWords = useFaultWords()
  return (health) => {
    const { state, lag, fault, failingSince, detail } = health
    const left =
      lag > 0
        ? t`догоняет: ${plural(lag, { one: '# письмо', few: '# письма', many: '# писем', other: '# письма' })}`
        : ''
    const known: Record<typeof state, [Standing, string]> = {
      door: ['ok', t`принимает пересылку`],
      new: ['todo', t`ещё не читался`],
      working: ['ok', left || t`читается`],
      failing: ['soon', failingSince ? t`не читается с ${words.since(failingSince, now)}` : t`не читается`],
      stopped: ['bad', t`остановлен`],
      closed: ['off', t`приём выключен`],
    }
    const said = fault ? faultWords(fault) : null
    const quote = fault && quoteOf(fault, detail) !== '' ? ` (${detail})` : ''
    return { state: known[state][0], word: known[state][1], fault: said ? `${said.title}${quote}. ${said.text}` : '' }
  }
}
