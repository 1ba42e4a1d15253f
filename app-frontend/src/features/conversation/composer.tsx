import { Trans, useLingui } from '@lingui/react/macro'
import type {
  Conversation,
  ConversationLetter,
  Draft,
  DraftMode,
  LetterKey,
} from '@poryadok/app-backend/correspondence/contract'
import { useMutation } from '@tanstack/react-query'
import { ChevronDown, Forward, MailPlus, Reply, ReplyAll } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { DraftForm } from './draft-form.tsx'

interface ComposerProps {
  id: number
  conversation: Conversation
  letters: readonly ConversationLetter[]
}

/** The answer under the letters: closed, one press away; a draft that waits opens by itself. */
export function Composer({ id, conversation, letters }: ComposerProps) {
  const { hand, take, end } = useDraftInHand(conversation.draft)
  const begin = useBegin(id, take)
  const answered = letters.findLast(({ key, automatic }) => key !== null && automatic === null)
  const parent = answered?.key ?? null
  const others = answered ? othersOf(answered) : []
  if (!hand) return <ClosedComposer begin={begin} parent={parent} others={others} />
  return (
    <DraftForm
      key={hand.serial}
      id={id}
      begun={hand.draft}
      sender={conversation.sender}
      bounced={conversation.bounced}
      letters={letters}
      modes={(keep) => <ModeMenu begin={begin} parent={parent} others={others} before={keep} />}
      onEnd={end}
    />
  )
}

/** The draft that is being written. What the server says of it later does not take the words out of one's hands. */
function useDraftInHand(kept: Draft | null) {
  const [hand, setHand] = useState(() => kept && { draft: kept, serial: 0 })
  const serial = useRef(0)
  const take = useCallback((draft: Draft) => {
    serial.current += 1
    setHand({ draft, serial: serial.current })
  }, [])
  const end = useCallback(() => setHand(null), [])
  useEffect(() => {
    // One that was taken back, or begun in another tab.
    if (kept && !hand) take(kept)
    // Only a draft that the server tells of anew opens the form: not the one that has just been sent.
  }, [kept, take])
  return { hand, take, end }
}

type Begin = ReturnType<typeof useBegin>

function useBegin(id: number, onBegun: (draft: Draft) => void) {
  const { api } = useServices()
  return useMutation({
    mutationFn: (beginning: { mode: DraftMode; parent: LetterKey | null }) =>
      api.post<Draft>(`/api/requests/${id}/draft`, beginning),
    onSuccess: onBegun,
  })
}

/** Whom an answer to all reaches beside the first. */
const othersOf = ({ direction, others, cc }: ConversationLetter): string[] =>
  direction === 'incoming' ? others : cc.split(',').flatMap((one) => one.trim() || [])

interface ClosedComposerProps {
  begin: Begin
  parent: LetterKey | null
  others: readonly string[]
}

function ClosedComposer({ begin, parent, others }: ClosedComposerProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const main = parent ? 'reply' : 'new'
  return (
    <div className="border-t border-line px-4 py-3">
      <div className="flex items-center gap-2">
        <Button
          look="main"
          icon={begin.isPending ? <Spinner /> : <Reply size={15} aria-hidden="true" />}
          isPending={begin.isPending}
          onPress={() => begin.mutate({ mode: main, parent })}
        >
          {parent ? <Trans>Ответить клиенту</Trans> : <Trans>Написать клиенту</Trans>}
        </Button>
        {parent && others.length > 0 && (
          <Button
            icon={<ReplyAll size={15} aria-hidden="true" />}
            isDisabled={begin.isPending}
            onPress={() => begin.mutate({ mode: 'reply-all', parent })}
          >
            <Trans>Ответить всем</Trans>
          </Button>
        )}
        <ModeMenu begin={begin} parent={parent} others={others} />
        {others.length > 0 && (
          <span className="min-w-0 flex-1 truncate text-12 text-ink-3" title={others.join(', ')}>
            <Trans>«Всем» это ещё {others.join(', ')}</Trans>
          </span>
        )}
      </div>
      {begin.error && (
        <p role="alert" className="mt-2 text-12h text-red-ink">
          {errorWords(begin.error).title} {errorWords(begin.error).text}
        </p>
      )}
      <span className="sr-only" role="status">
        {begin.isPending ? t`Открывается черновик` : ''}
      </span>
    </div>
  )
}

interface ModeMenuProps {
  begin: Begin
  parent: LetterKey | null
  others: readonly string[]
  /** Keeps what is written before the draft begins anew. */
  before?: () => Promise<unknown>
}

function ModeMenu({ begin, parent, others, before }: ModeMenuProps) {
  const { t } = useLingui()
  const start = async (mode: DraftMode, on: LetterKey | null): Promise<void> => {
    await before?.()
    begin.mutate({ mode, parent: on })
  }
  const icon = { size: 15, strokeWidth: 1.75 }
  const toAll = {
    id: 'reply-all',
    label: t`Ответить всем`,
    icon: <ReplyAll {...icon} />,
    onAction: () => void start('reply-all', parent),
  }
  const answers = [
    {
      id: 'reply',
      label: t`Ответить`,
      icon: <Reply {...icon} />,
      onAction: () => void start('reply', parent),
    },
    ...(others.length > 0 ? [toAll] : []),
    {
      id: 'forward',
      label: t`Переслать`,
      icon: <Forward {...icon} />,
      onAction: () => void start('forward', parent),
    },
  ] as const
  const fresh = {
    id: 'new',
    label: t`Новое письмо клиенту`,
    icon: <MailPlus {...icon} />,
    onAction: () => void start('new', null),
  }
  return (
    <Menu
      label={t`Как ответить`}
      trigger={
        <IconButton bordered size="md" label={t`Как ответить`} isDisabled={begin.isPending}>
          <ChevronDown size={16} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      }
      actions={parent ? [...answers, fresh] : [fresh]}
    />
  )
}
