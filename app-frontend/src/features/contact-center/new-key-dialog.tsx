import { useLingui } from '@lingui/react/macro'
import type { ApiKeyView } from '@poryadok/app-backend/contact-center/contract'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { Note } from '../../ui/note.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { useMakeKey } from './use-center.ts'
import { useScopeWords } from './use-scope-words.ts'

type Scope = ApiKeyView['scopes'][number]
const everything: readonly Scope[] = ['read', 'write', 'calls']
const empty = {
  name: '',
  client: '',
  networks: '',
  perMinute: 120 as number | null,
  days: null as number | null,
  sandbox: false,
}

/** A new key: what it allows, then its secret, which is shown this once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const words = useScopeWords()
  const errorWords = useErrorWords()
  const make = useMakeKey()
  const [draft, setDraft] = useState(empty)
  const [scopes, setScopes] = useState<readonly Scope[]>(everything)
  const put = (change: Partial<typeof empty>): void => setDraft({ ...draft, ...change })
  if (make.data)
    return (
      <SecretDialog
        title={t`Ключ выпущен`}
        secret={make.data.secret}
        about={t`Сохраните его сейчас: «Порядок» хранит только отпечаток ключа и показать его снова не сможет.`}
        doneLabel={t`Ключ сохранён`}
        onClose={onClose}
      />
    )
  const { name, client, networks, perMinute, days, sandbox } = draft
  const codeFits = /^[a-z0-9][a-z0-9-]{0,30}$/.test(client)
  const ready = name.trim() !== '' && codeFits && scopes.length > 0
  const listed = networks.split(/[\s,]+/).filter(Boolean)
  const send = (): void =>
    make.mutate({ name, client, scopes: [...scopes], networks: listed, perMinute: perMinute ?? 120, days, sandbox })
  const fault = make.error ? errorWords(make.error) : null
  return (
    <Dialog
      title={t`Новый ключ`}
      closeLabel={t`Закрыть`}
      busy={make.isPending}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={make.isPending}>{t`Отменить`}</Button>
          <Button look="main" onPress={send} isDisabled={!ready} isPending={make.isPending}>{t`Выпустить ключ`}</Button>
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
          help={t`Латинские буквы, цифры и дефис. Записи портала помнят, какой клиент их завёл; ключи с одним кодом видят записи друг друга по своим номерам.`}
          value={client}
          maxLength={31}
          {...(client !== '' && !codeFits ? { fault: t`Например: kc-main` } : {})}
          onChange={(value) => put({ client: value })}
        />
        <MultiSelect
          label={t`Что разрешает`}
          placeholder={t`Ничего`}
          options={everything.map((id) => ({ id, label: words[id] }))}
          value={scopes}
          onChange={setScopes}
        />
        <TextField
          label={t`С каких адресов`}
          help={t`Адреса или сети через запятую, например 203.0.113.0/24. Пусто: с любых.`}
          value={networks}
          onChange={(value) => put({ networks: value })}
        />
        <div className="grid grid-cols-2 gap-4">
          <NumberField
            label={t`Вызовов в минуту`}
            value={perMinute}
            min={1}
            max={6000}
            onChange={(value) => put({ perMinute: value })}
          />
          <NumberField
            label={t`Срок`}
            unit={t`дней`}
            value={days}
            min={1}
            max={3650}
            onChange={(value) => put({ days: value })}
          />
        </div>
        <SwitchField
          label={t`Песочница`}
          help={t`Ключ проверяет вызовы и ищет, но ничего не пишет в портал.`}
          value={sandbox}
          onChange={(on) => put({ sandbox: on })}
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
