import { Trans, useLingui } from '@lingui/react/macro'
import type { LetterRow } from '@poryadok/app-backend/intake/contract'
import { useState } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { WhyLink } from '../../ui/why-link.tsx'
import { ReasonList } from '../why/reason-list.tsx'
import { LetterActions } from './letter-actions.tsx'
import { outcomeWords } from './outcome-words.ts'
import { RequestLink } from './request-link.tsx'

/** Letters whose reason is the point are shown with it; for the others it is one click away. */
const explained: ReadonlySet<string> = new Set(['waiting', 'quarantined', 'refused'])

export function LetterRowView({ letter, now }: { letter: LetterRow; now: Date }) {
  const { t, i18n } = useLingui()
  const words = useWording()
  const [open, setOpen] = useState(explained.has(letter.outcome))
  const { state, tone } = outcomeWords[letter.outcome]
  // Headers are known once the letter was taken up.
  const unread = letter.outcome === 'waiting' && letter.why.length === 0
  const name = letter.from.name || letter.from.address || t`отправитель не назван`
  return (
    <li data-letter={letter.id} className="border-b border-line px-4 py-2.5 last:border-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Avatar name={name} />
        <div className="min-w-[200px] flex-1">
          <div className="truncate" title={letter.subject}>
            {letter.subject || <span className="text-ink-3">{unread ? t`ещё не разобрано` : t`без темы`}</span>}
          </div>
          <div className="truncate text-12 text-ink-3" title={letter.from.address}>
            {name} · <Trans>на {letter.to}</Trans> · {words.size(letter.sizeBytes)} ·{' '}
            {words.moment(letter.receivedAt, now)}
          </div>
        </div>
        <div className="ml-auto flex items-center gap-3">
          {letter.request && <RequestLink {...letter.request} />}
          <Chip tone={tone}>{i18n._(state)}</Chip>
          {letter.why.length > 0 && (
            <WhyLink open={open} onToggle={() => setOpen(!open)}>
              {t`почему`}
            </WhyLink>
          )}
        </div>
      </div>
      {open && letter.why.length > 0 && (
        <div className="mt-2 ml-[38px]">
          <ReasonList reasons={letter.why} />
        </div>
      )}
      <LetterActions letter={letter} now={now} />
    </li>
  )
}
