import { Trans, useLingui } from '@lingui/react/macro'
import type { RequestLetter } from '@poryadok/app-backend/requests/contract'
import { useState } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { WhyLink } from '../../ui/why-link.tsx'
import { ReasonList } from '../why/reason-list.tsx'
import { FileChip } from '../conversation/file-chip.tsx'

/** A text longer than so many characters or lines is folded. */
const foldFrom = { length: 480, lines: 9 }

/** One letter: who to whom, when, the text, its files, and why it stands in this request. */
export function LetterView({ letter, now }: { letter: RequestLetter; now: Date }) {
  const { t } = useLingui()
  const words = useWording()
  const [whyOpen, setWhyOpen] = useState(false)
  const long = letter.text.length > foldFrom.length || letter.text.split('\n').length > foldFrom.lines
  const [folded, setFolded] = useState(long)
  const name = letter.from.name || letter.from.address
  return (
    <article className="border-t border-line px-4 py-3">
      <div className="mb-1.5 flex items-center gap-2 text-12 text-ink-3">
        <Avatar name={name} size="sm" />
        <b className="min-w-0 truncate font-semibold text-ink" title={letter.from.address}>
          {name}
        </b>
        {letter.direction === 'outgoing' && (
          <span className="shrink-0">
            <Chip>{t`наш ответ`}</Chip>
          </span>
        )}
        <time dateTime={letter.sentAt} className="ml-auto whitespace-nowrap">
          {words.moment(letter.sentAt, now)}
        </time>
      </div>
      <p className="mb-1.5 truncate text-12 text-ink-3" title={letter.to}>
        <Trans>кому: {letter.to}</Trans>
      </p>
      <p className={`text-13 leading-normal wrap-anywhere whitespace-pre-line ${folded ? 'line-clamp-[8]' : ''}`}>
        {letter.text || <span className="text-ink-3">{t`В письме нет текста.`}</span>}
      </p>
      {letter.attachments.length > 0 && letter.letterId !== null && (
        <ul className="mt-2 flex flex-wrap gap-1.5">
          {letter.attachments.map((file) => (
            <li key={file.index} className="max-w-full">
              <FileChip
                path={letter.letterId === null ? null : `/api/letters/${letter.letterId}/attachments/${file.index}`}
                file={file}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="mt-2 flex gap-3">
        {long && (
          <WhyLink open={!folded} onToggle={() => setFolded(!folded)}>
            {folded ? t`показать целиком` : t`свернуть`}
          </WhyLink>
        )}
        {letter.why.length > 0 && (
          <WhyLink open={whyOpen} onToggle={() => setWhyOpen(!whyOpen)}>
            {t`почему здесь`}
          </WhyLink>
        )}
      </div>
      {whyOpen && (
        <div className="mt-2 rounded-md bg-surface-3 px-3 py-2">
          <ReasonList reasons={letter.why} />
        </div>
      )}
    </article>
  )
}
