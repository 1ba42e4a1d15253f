import { useLingui } from '@lingui/react/macro'
import type { HookView } from '@poryadok/app-backend/contact-center/hooks/contract'
import { useState } from 'react'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ClientDialog } from './client-dialog.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { useEventWords } from './use-event-words.ts'
import { useMakeHook } from './use-hooks.ts'

type HookEvent = HookView['events'][number]

/** A new address: what it hears of, then the secret that signs its messages. */
export function NewHookDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const words = useEventWords()
  const make = useMakeHook()
  const [draft, setDraft] = useState({ name: '', client: '' })
  const [url, setUrl] = useState('')
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
  return (
    <ClientDialog
      title={t`Новый адрес`}
      sendLabel={t`Добавить адрес`}
      codeHelp={t`Тот же, что у ключей: в сообщениях будут номера записей этого клиента.`}
      draft={draft}
      onDraft={setDraft}
      ready={url.trim() !== '' && events.length > 0}
      sending={make}
      onSend={() => make.mutate({ ...draft, url, events: [...events] })}
      onClose={onClose}
    >
      <TextField
        label={t`Адрес`}
        help={t`Только https и не во внутренней сети, например https://kc.example.ru/hooks`}
        value={url}
        maxLength={2000}
        onChange={setUrl}
      />
      <MultiSelect
        label={t`О чём сообщать`}
        placeholder={t`Ни о чём`}
        options={(Object.keys(words) as HookEvent[]).map((id) => ({ id, label: words[id] }))}
        value={events}
        onChange={setEvents}
      />
    </ClientDialog>
  )
}
