import { Trans, useLingui } from '@lingui/react/macro'
import type { ConversationLetter } from '@poryadok/app-backend/correspondence/contract'
import { lazy, Suspense, useState } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { WhyLink } from '../../ui/why-link.tsx'
import { MoveLink } from '../letters/move-link.tsx'
import { ReasonList } from '../why/reason-list.tsx'
import { DeliveryLine } from './delivery-line.tsx'
import { FileChip, filePath } from './file-chip.tsx'
import { useAutomaticWords } from './use-automatic-words.ts'

const FormattedLetter = lazy(() => import('./formatted-letter.tsx'))

/** A text longer than so many characters is folded, unless the letter is the newest. */
const foldFrom = 700

interface LetterItemProps {
  letter: ConversationLetter
  requestId: number
  now: Date
  newest: boolean
  movable: boolean
}

/** One letter: who, when, their own words; the quoted history, the layout, the files and the reason on demand. */
export function LetterItem({ letter, requestId, now, newest, movable }: LetterItemProps) {
  const words = useWording()
  const automatic = useAutomaticWords()
  const ours = letter.direction === 'outgoing'
  const name = letter.from.name || letter.from.address
  return (
    <article aria-label={name} className="flex gap-3 px-4 py-3.5">
      <Avatar name={name} />
      <div className="max-w-[900px] min-w-0 flex-1">
        <div className="flex flex-wrap items-baseline gap-x-2 text-12 text-ink-3">
          <b className="max-w-full truncate text-13 font-semibold text-ink" title={letter.from.address}>
            {name}
          </b>
          <time dateTime={letter.at} title={words.full(letter.at)} className="whitespace-nowrap">
            {words.moment(letter.at, now)}
          </time>
          {letter.automatic !== null && <Chip>{automatic(letter.automatic)}</Chip>}
        </div>
        {letter.to !== '' && (
          <p className="truncate text-12 text-ink-3" title={[letter.to, letter.cc].filter(Boolean).join(', ')}>
            <Trans>кому: {letter.to}</Trans>
            {letter.cc !== '' && <Trans>, копия: {letter.cc}</Trans>}
          </p>
        )}
        <LetterWords letter={letter} requestId={requestId} newest={newest} ours={ours} movable={movable} />
        {letter.attachments.length > 0 && (
          <ul className="mt-2 flex flex-wrap gap-1.5">
            {letter.attachments.map((file) => (
              <li key={file.index} className="max-w-full">
                <FileChip path={letter.key && filePath(requestId, letter.key, file.index)} file={file} />
              </li>
            ))}
          </ul>
        )}
        {letter.delivery && letter.key && (
          <DeliveryLine delivery={letter.delivery} outgoingId={letter.key.id} requestId={requestId} />
        )}
      </div>
    </article>
  )
}

interface LetterWordsProps {
  letter: ConversationLetter
  requestId: number
  newest: boolean
  ours: boolean
  movable: boolean
}

function LetterWords({ letter, requestId, newest, ours, movable }: LetterWordsProps) {
  const { t } = useLingui()
  const long = letter.own.length > foldFrom && !newest
  const [folded, setFolded] = useState(long)
  const [rest, setRest] = useState(false)
  const [formatted, setFormatted] = useState(false)
  const [why, setWhy] = useState(false)
  const box = ours ? 'rounded-md bg-surface-3 px-3 py-2' : ''
  return (
    <>
      {formatted && letter.key ? (
        <Suspense fallback={null}>
          <FormattedLetter requestId={requestId} letter={letter.key} />
        </Suspense>
      ) : (
        <div className={`mt-1 text-13h leading-normal wrap-anywhere whitespace-pre-line ${box}`}>
          <p className={folded ? 'line-clamp-[8]' : ''}>
            {letter.own || <span className="text-ink-3">{t`В письме нет текста.`}</span>}
          </p>
          {rest && <p className="mt-3 border-l-2 border-line-strong pl-3 text-13 text-ink-2">{letter.rest}</p>}
        </div>
      )}
      <div className="mt-1.5 flex flex-wrap gap-x-3.5 gap-y-1 empty:hidden">
        {long && !formatted && (
          <WhyLink open={!folded} onToggle={() => setFolded(!folded)}>
            {folded ? t`показать целиком` : t`свернуть`}
          </WhyLink>
        )}
        {letter.rest !== '' && !formatted && (
          <WhyLink open={rest} onToggle={() => setRest(!rest)}>
            {rest ? t`скрыть подпись и цитату` : t`подпись и цитата`}
          </WhyLink>
        )}
        {letter.key && (
          <WhyLink open={formatted} onToggle={() => setFormatted(!formatted)}>
            {formatted ? t`только текст` : t`как в письме`}
          </WhyLink>
        )}
        {letter.why.length > 0 && (
          <WhyLink open={why} onToggle={() => setWhy(!why)}>
            {t`почему здесь`}
          </WhyLink>
        )}
        {movable && letter.key?.kind === 'in' && letter.taskId === null && (
          <MoveLink letterId={letter.key.id} source={requestId} subject={letter.subject} />
        )}
      </div>
      {why && (
        <div className="mt-2 rounded-md bg-surface-3 px-3 py-2">
          <ReasonList reasons={letter.why} />
        </div>
      )}
    </>
  )
}
