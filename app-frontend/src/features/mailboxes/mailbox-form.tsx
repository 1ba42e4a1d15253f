import { Trans, useLingui } from '@lingui/react/macro'
import type { MailboxList, MailboxView } from '@poryadok/app-backend/intake/mailboxes/contract'
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useLeaving } from '../../ui/use-leaving.tsx'
import { GeneralFields } from './general-fields.tsx'
import { bodyOf, draftOf, newDraft, tryBodyOf, type MailboxDraft } from './mailbox-draft.ts'
import { ReadingFields } from './reading-fields.tsx'
import { SendingFields } from './sending-fields.tsx'
import { TryReport } from './try-report.tsx'
import { useMailboxes, useTryMailbox } from './use-mailboxes.ts'

interface MailboxFormProps {
  /** null = a new one. */
  box: MailboxView | null
  list: MailboxList
  onClose: () => void
}

const looksLikeAddress = (value: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value.trim())

/** Everything of a mailbox, in sections; its servers can be tried before anything is saved. */
export function MailboxForm({ box, list, onClose }: MailboxFormProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const [opened] = useState<MailboxDraft>(() => (box ? draftOf(box) : newDraft()))
  const [draft, setDraft] = useState(opened)
  const { leave, question } = useLeaving(draft !== opened, onClose)
  const [asked, setAsked] = useState(false)
  const { add, save } = useMailboxes()
  const attempt = useTryMailbox()
  const set = (change: Partial<MailboxDraft>): void => setDraft((now) => ({ ...now, ...change }))
  const valid = looksLikeAddress(draft.address)
  const failed = add.error ?? save.error ?? attempt.error
  const busy = add.isPending || save.isPending
  const store = (): void => {
    setAsked(true)
    if (!valid || draft.folders.length === 0) return
    if (box) save.mutate({ ...bodyOf(draft), id: box.id, revision: box.revision }, { onSuccess: onClose })
    else add.mutate(bodyOf(draft), { onSuccess: onClose })
  }
  const servers = draft.comes === 'imap' || draft.goes === 'own'
  const parts = { draft, set, box }
  return (
    <Dialog
      size="md"
      title={box ? t`Ящик ${box.address}` : t`Новый ящик`}
      closeLabel={t`Закрыть`}
      busy={busy}
      onClose={leave}
      footer={
        <>
          {servers && (
            <div className="flex-1">
              <Button
                isPending={attempt.isPending}
                icon={attempt.isPending && <Spinner />}
                onPress={() => attempt.mutate(tryBodyOf(draft, box?.id))}
              >
                <Trans>Проверить соединение</Trans>
              </Button>
            </div>
          )}
          <Button onPress={leave} isDisabled={busy}>
            <Trans>Отмена</Trans>
          </Button>
          <Button look="main" isPending={busy} icon={busy && <Spinner />} onPress={store}>
            {box ? <Trans>Сохранить ящик</Trans> : <Trans>Добавить ящик</Trans>}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5 pb-2">
        <Part title={t`Ящик`}>
          <GeneralFields
            {...parts}
            fault={asked && !valid ? t`Адрес пишется так: support@company.example` : undefined}
          />
        </Part>
        <Part title={t`Приём писем`}>
          <ReadingFields
            {...parts}
            folders={(attempt.data?.folders ?? []).map(({ path }) => path)}
            door={`${list.smtp.host}:${list.smtp.port}`}
            limitMb={list.limitMb}
          />
        </Part>
        <Part title={t`Отправка ответов`}>
          <SendingFields {...parts} />
        </Part>
        <Part title={t`Другие наши адреса`}>
          <TextField
            rows={2}
            label={t`Псевдонимы ящика`}
            help={t`По одному в строке. Письма с этих адресов и с адреса ящика считаются нашими`}
            value={draft.aliases}
            onChange={(aliases) => set({ aliases })}
          />
        </Part>
        {attempt.data && <TryReport answer={attempt.data} />}
        {failed && (
          <Note urgent tone="red" icon={<CircleAlert size={16} strokeWidth={1.75} />}>
            {errorWords(failed).title} {errorWords(failed).text}
          </Note>
        )}
      </div>
      {question}
    </Dialog>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2.5">
      <h3 id={id} className="border-b border-line pb-1.5 text-14 font-medium">
        {title}
      </h3>
      {children}
    </section>
  )
}
