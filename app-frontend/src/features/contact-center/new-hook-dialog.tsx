import { useLingui } from '@lingui/react/macro'
import type { HookView } from '@poryadok/app-backend/contact-center/hooks/contract'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { Note } from '../../ui/note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { useEventWords } from './use-event-words.ts'
import { useMakeHook } from './use-hooks.ts'

type HookEvent = HookView['events'][number]

/** A new address: what it hears of, then the secret that signs its messages. */
export function NewHookDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const words = useEventWords()
  const errorWords = useErrorWords()
  const make = useMakeHook()
  const [draft, setDraft] = useState({ name: '', client: '', url: '' })
  const [events, setEvents] = useState<readonly HookEvent[]>(['deal.created', 'deal.stageChanged'])
  if (make.data)
    return (
      <SecretDialog
        title={t`Адрес добавлен`}
        secret={make.data.secret}
        about={t`Этим секретом подписано каждое сообщение (Standard Webhooks, заголовок webhook-signature). Сохраните его сейчас: снова он не показывается.`}
        doneLabel={t`Секрет сохранён`}
        onClose={onClose}
      />
    )
  const { name, client, url } = draft
  const codeFits = /^[a-z0-9][a-z0-9-]{0,30}$/.test(client)
  const ready = name.trim() !== '' && codeFits && url.trim() !== '' && events.length > 0
  const fault = make.error ? errorWords(make.error) : null
  const put = (change: Partial<typeof draft>): void => setDraft({ ...draft, ...change })
  return (
    <Dialog
      title={t`Новый адрес`}
      closeLabel={t`Закрыть`}
      busy={make.isPending}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={make.isPending}>{t`Отменить`}</Button>
          <Button
            look="main"
            onPress={() => make.mutate({ name, client, url, events: [...events] })}
            isDisabled={!ready}
            isPending={make.isPending}
          >{t`Добавить адрес`}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <TextField
          label={t`Название`}
          value={name}
          maxLength={100}
          onChange={(value) => put({ name: value })}
          autoFocus
        />
        <TextField
          label={t`Код клиента`}
          help={t`Тот же, что у ключей: в сообщениях будут номера записей этого клиента.`}
          value={client}
          maxLength={31}
          {...(client !== '' && !codeFits ? { fault: t`Например: kc-main` } : {})}
          onChange={(value) => put({ client: value })}
        />
        <TextField
          label={t`Адрес`}
          help={t`Только https и не во внутренней сети, например https://kc.example.ru/hooks`}
          value={url}
          maxLength={2000}
          onChange={(value) => put({ url: value })}
        />
        <MultiSelect
          label={t`О чём сообщать`}
          placeholder={t`Ни о чём`}
          options={(Object.keys(words) as HookEvent[]).map((id) => ({ id, label: words[id] }))}
          value={events}
          onChange={setEvents}
        />
        {fault && (
          <Note urgent tone="red" icon={<TriangleAlert size={16} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
