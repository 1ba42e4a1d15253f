import { Trans, useLingui } from '@lingui/react/macro'
import type { TaskLetterView } from '@poryadok/app-backend/external-tasks/contract'
import { Check, CircleAlert, Clock } from 'lucide-react'
import type { ReactNode } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Moment } from '../../ui/moment.tsx'
import { attachmentPath, FileChip } from '../conversation/file-chip.tsx'
import { useKindWords } from './use-task-words.ts'

/** One letter of the thread with a performer. */
export function TaskLetter({ letter }: { letter: TaskLetterView }) {
  const { t } = useLingui()
  const kind = useKindWords()(letter)
  const theirs = letter.name || letter.address
  const ours = letter.direction === 'out'
  const name = ours ? t`Мы исполнителю` : theirs
  return (
    <article aria-label={name} className="flex gap-3 px-4 py-3.5">
      <Avatar name={ours ? t`Мы` : theirs} />
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-ink-3">
          <b className="max-w-full truncate text-13 font-semibold text-ink" title={letter.address}>
            {name}
          </b>
          <Moment at={letter.at} />
          {kind && <Chip tone={letter.kind === 'bounce' ? 'red' : letter.otherSender ? 'amber' : 'grey'}>{kind}</Chip>}
        </div>
        <p className="truncate text-12 text-ink-3">
          {ours ? <Trans>кому: {letter.address}</Trans> : letter.address} · {letter.subject}
        </p>
        {letter.text !== '' && (
          <p
            className={`mt-1 text-13h leading-normal wrap-anywhere whitespace-pre-line ${ours ? 'rounded-md bg-surface-3 px-3 py-2' : ''}`}
          >
            {letter.text}
          </p>
        )}
        {letter.files.length > 0 && (
          <ul className="mt-2 flex flex-wrap gap-1.5">
            {letter.files.map((file, index) => (
              <li key={`${index} ${file.name}`} className="max-w-full">
                <FileChip file={file} path={letter.letterId === null ? null : attachmentPath(letter.letterId, index)} />
              </li>
            ))}
          </ul>
        )}
        {ours && <Delivery letter={letter} />}
      </div>
    </article>
  )
}

function Delivery({ letter: { delivery, error } }: { letter: TaskLetterView }) {
  if (delivery === 'sent')
    return (
      <Line icon={<Check size={14} aria-hidden="true" />} tone="text-ink-3">
        <Trans>отправлено</Trans>
      </Line>
    )
  if (delivery === 'failed')
    return (
      <Line icon={<CircleAlert size={14} aria-hidden="true" />} tone="text-red-ink">
        <Trans>Не отправлено. Ответ сервера: {error}</Trans>
      </Line>
    )
  if (delivery === 'unknown')
    return (
      <Line icon={<CircleAlert size={14} aria-hidden="true" />} tone="text-amber-ink">
        <Trans>Связь прервалась, когда сервер принимал письмо: ушло ли оно, неизвестно. Само не повторится.</Trans>
      </Line>
    )
  return (
    <Line icon={<Clock size={14} aria-hidden="true" />} tone="text-ink-3">
      <Trans>отправляется</Trans>
    </Line>
  )
}

const Line = ({ icon, tone, children }: { icon: ReactNode; tone: string; children: ReactNode }) => (
  <p className={`mt-1.5 flex items-start gap-1.5 text-12 ${tone}`}>
    <span className="mt-px shrink-0">{icon}</span>
    <span className="min-w-0 wrap-anywhere">{children}</span>
  </p>
)
