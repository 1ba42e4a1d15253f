import { Trans, useLingui } from '@lingui/react/macro'
import type { Conversation, ConversationLetter, Draft, SentAnswer } from '@poryadok/app-backend/correspondence/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Send, Trash2 } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { AttachedFiles } from './attached-files.tsx'
import { DraftConflict } from './draft-conflict.tsx'
import { DraftHead } from './draft-head.tsx'
import { SaveState } from './save-state.tsx'
import { TemplateMenu } from './template-menu.tsx'
import { conversationKey } from './use-conversation.ts'
import { type DraftInHand, useDraft } from './use-draft.ts'
import { usePresence } from './use-presence.ts'
import { useTemplate } from './use-template.ts'

interface DraftFormProps {
  id: number
  begun: Draft
  sender: Conversation['sender']
  bounced: Conversation['bounced']
  letters: readonly ConversationLetter[]
  /** Another way to answer; it keeps what is written first. */
  modes: (keep: () => Promise<unknown>) => ReactNode
  /** Sent or thrown away. */
  onEnd: () => void
}

/** What a person writes: to whom, the words, files, templates; what it says of sending stands beside the button. */
export function DraftForm({ id, begun, sender, bounced, letters, modes, onEnd }: DraftFormProps) {
  const { t } = useLingui()
  const hand = useDraft(id, begun)
  const { draft, change } = hand
  const send = useSend(id, hand, onEnd)
  const drop = useDrop(id, onEnd)
  const words = useRef<HTMLTextAreaElement>(null)
  const template = useTemplate(id, hand, () => words.current?.focus())
  const errorWords = useErrorWords()
  const fault = send.error ?? drop.error ?? template.error
  usePresence(id)
  return (
    <form
      aria-label={t`Письмо клиенту`}
      className="border-t border-line px-4 pt-3 pb-4"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send.mutate()
      }}
    >
      <DraftConflict hand={hand} />
      <div className="overflow-hidden rounded-md border border-line-field focus-within:border-accent focus-within:ring-1 focus-within:ring-accent">
        <DraftHead draft={draft} bounced={bounced} onChange={change} requestId={id} />
        <textarea
          ref={words}
          aria-label={t`Текст письма`}
          rows={4}
          value={draft.text}
          onChange={(event) => change({ text: event.target.value })}
          placeholder={t`Ответ клиенту…`}
          // The person pressed «Ответить»: the next thing is to write.
          autoFocus
          className="block max-h-[40vh] min-h-[92px] w-full resize-y px-3 py-2.5 text-14 outline-none placeholder:text-ink-3"
        />
        <div className="px-3 pb-2">
          <AttachedFiles id={id} files={draft.files} letters={letters} onChange={(files) => change({ files })} />
        </div>
        <div className="flex flex-wrap items-center justify-end gap-2 bg-peeked px-3 py-2">
          <Recipient draft={draft} sender={sender} />
          <SaveState hand={hand} />
          <div className="flex flex-wrap items-center justify-end gap-2">
            <TemplateMenu isPending={template.isPending} onChoose={template.mutate} />
            {modes(hand.flush)}
            <IconButton
              bordered
              size="md"
              label={t`Удалить черновик`}
              onPress={() => drop.mutate()}
              isDisabled={drop.isPending}
            >
              <Trash2 size={16} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
            <Button
              look="main"
              icon={send.isPending && <Spinner />}
              isPending={send.isPending}
              isDisabled={hand.newer !== null}
              onPress={() => send.mutate()}
            >
              <Trans>Отправить клиенту</Trans>
            </Button>
          </div>
        </div>
      </div>
      {fault && (
        <p role="alert" className="mt-2 text-12h text-red-ink">
          {errorWords(fault).title} {errorWords(fault).text}
        </p>
      )}
    </form>
  )
}

function Recipient({ draft, sender }: { draft: Draft; sender: Conversation['sender'] }) {
  const to = draft.to.join(', ')
  const copy = draft.cc.join(', ')
  return (
    <p className="mr-auto flex min-w-0 items-start gap-2 text-12h text-action">
      <Send size={14} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0" />
      <span className="min-w-0">
        {to === '' ? (
          <Trans>Укажите, кому отправить</Trans>
        ) : copy === '' ? (
          <Trans>Получит: {to}</Trans>
        ) : (
          <Trans>
            Получат: {to}; копия: {copy}
          </Trans>
        )}
        <span className="block text-12 text-ink-2">
          {sender.via === 'portal' ? (
            <Trans>Своя почта не настроена: письмо отправит Битрикс24 со своего адреса.</Trans>
          ) : (
            <Trans>С адреса {sender.address}</Trans>
          )}
        </span>
      </span>
    </p>
  )
}

function useSend(id: number, hand: DraftInHand, onEnd: () => void) {
  const { api } = useServices()
  const cache = useQueryClient()
  const [sent, setSent] = useState(false)
  return useMutation({
    mutationFn: async () => {
      if (sent) return null
      const revision = await hand.flush()
      if (revision === null) throw hand.error ?? new Error('the draft is not kept')
      return api.post<SentAnswer>(`/api/requests/${id}/draft/send`, { revision })
    },
    onSuccess: async () => {
      setSent(true)
      await cache.invalidateQueries({ queryKey: conversationKey(id) })
      onEnd()
    },
  })
}

function useDrop(id: number, onEnd: () => void) {
  const { api } = useServices()
  const cache = useQueryClient()
  return useMutation({
    mutationFn: () => api.delete(`/api/requests/${id}/draft`),
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: conversationKey(id) })
      onEnd()
    },
  })
}
