import { Plural, Trans, useLingui } from '@lingui/react/macro'
import type { Conversation, ConversationLetter } from '@poryadok/app-backend/correspondence/contract'
import { User, Wrench } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { LetterItem } from './letter-item.tsx'

interface ThreadCardProps {
  kind: 'client' | 'task'
  taskId: number | null
  letters: readonly ConversationLetter[]
  requestId: number
  now: Date
  /** Without a frame of its own: inside a panel that has one. */
  plain?: boolean
  /** Its letters may be put into other requests. */
  movable?: boolean
  bounced?: Conversation['bounced']
  empty?: ReactNode
  /** At the end of the head. */
  aside?: ReactNode
  /** Under the letters, always in sight. */
  foot?: ReactNode
}

const looks = { client: 'border-t-accent', task: 'border-t-[#853af5]' }

/** One thread: its head, its letters newest last, and what stands under them. */
export function ThreadCard(props: ThreadCardProps) {
  const {
    kind,
    taskId,
    letters,
    requestId,
    now,
    plain = false,
    movable = false,
    bounced = [],
    empty,
    aside,
    foot,
  } = props
  const title = useId()
  const list = useNewestInSight(letters.length)
  const words = useWording()
  const writer = letters.findLast(({ direction }) => direction === 'incoming')
  return (
    <section
      aria-labelledby={title}
      className={
        plain
          ? 'flex min-h-0 flex-1 flex-col border-t border-line bg-white'
          : `flex min-h-0 flex-1 flex-col overflow-hidden rounded-lg border-t-[3px] bg-white shadow-card ${looks[kind]}`
      }
    >
      <header className="flex min-h-11 items-center gap-2.5 border-b border-line px-4">
        {kind === 'client' ? (
          <User size={18} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-action" />
        ) : (
          <Wrench size={18} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-violet-ink" />
        )}
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2.5 py-1.5">
          <h2 id={title} className="text-14 font-semibold whitespace-nowrap">
            {kind === 'client' ? <Trans>С клиентом</Trans> : <Trans>С исполнителем</Trans>}
          </h2>
          <p className="max-w-full min-w-0 truncate text-12 text-ink-3">
            {taskId !== null && <Trans>задача {words.requestNumber(taskId)} · </Trans>}
            <Plural value={letters.length} one="# письмо" few="# письма" many="# писем" other="# письма" />
            {writer && ` · ${writer.from.address}`}
          </p>
        </div>
        {aside && <span className="ml-auto flex shrink-0 gap-2">{aside}</span>}
      </header>
      <Bounced addresses={bounced} />
      <div ref={list} className="scroll-edge min-h-0 flex-1 overflow-y-auto">
        {letters.length === 0
          ? empty
          : letters.map((letter, index) => (
              <LetterItem
                key={keyOf(letter)}
                letter={letter}
                requestId={requestId}
                now={now}
                movable={movable}
                newest={index === letters.length - 1}
              />
            ))}
      </div>
      {foot}
    </section>
  )
}

const keyOf = ({ key, activityId }: ConversationLetter): string =>
  key ? `${key.kind}-${key.id}` : `activity-${activityId}`

/**
 * The newest letter stands at the end: it is what one came to read, also when another comes or the answer takes room. Who reads
 * further up is left there.
 */
function useNewestInSight(count: number) {
  const list = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  useEffect(() => {
    const box = list.current
    if (!box) return
    const toEnd = (): void => {
      if (atEnd.current) box.scrollTop = box.scrollHeight
    }
    const look = (): void => void (atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40)
    toEnd()
    box.addEventListener('scroll', look)
    const observer = typeof ResizeObserver === 'undefined' ? null : new ResizeObserver(toEnd)
    observer?.observe(box)
    return () => {
      box.removeEventListener('scroll', look)
      observer?.disconnect()
    }
  }, [count])
  return list
}

function Bounced({ addresses }: { addresses: Conversation['bounced'] }) {
  const { t } = useLingui()
  if (addresses.length === 0) return null
  return (
    <ul role="alert" className="border-b border-amber-line bg-amber-soft px-4 py-2 text-12h text-amber-ink">
      {addresses.map(({ address, kind, detail }) => (
        <li key={address} title={detail}>
          {kind === 'hard'
            ? t`Письма на ${address} не доходят: такого адреса нет или ящик закрыт. Выберите другой адрес.`
            : t`Письмо на ${address} пока не доставлено: сервер получателя просит подождать.`}
        </li>
      ))}
    </ul>
  )
}
