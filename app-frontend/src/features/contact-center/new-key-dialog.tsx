import { useLingui } from '@lingui/react/macro'
import type { ApiKeyView } from '@poryadok/app-backend/contact-center/contract'
import { useState } from 'react'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ClientDialog } from './client-dialog.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import { useMakeKey } from './use-center.ts'
import { useScopeWords } from './use-scope-words.ts'

type Scope = ApiKeyView['scopes'][number]
const everything: readonly Scope[] = ['read', 'write', 'calls']
const empty = {
  networks: '',
  perMinute: 120 as number | null,
  days: null as number | null,
  sandbox: false,
}

/** A new key: what it allows, then its secret, which is shown this once. */
export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const words = useScopeWords()
  const make = useMakeKey()
  const [draft, setDraft] = useState({ name: '', client: '' })
  const [limits, setLimits] = useState(empty)
  const [scopes, setScopes] = useState<readonly Scope[]>(everything)
  const put = (change: Partial<typeof empty>): void => setLimits({ ...limits, ...change })
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
  const { networks, perMinute, days, sandbox } = limits
  const listed = networks.split(/[\s,]+/).filter(Boolean)
  const send = (): void =>
    make.mutate({ ...draft, scopes: [...scopes], networks: listed, perMinute: perMinute ?? 120, days, sandbox })
  return (
    <ClientDialog
      title={t`Новый ключ`}
      sendLabel={t`Выпустить ключ`}
      codeHelp={t`Латинские буквы, цифры и дефис. Записи портала помнят, какой клиент их завёл; ключи с одним кодом видят записи друг друга по своим номерам.`}
      draft={draft}
      onDraft={setDraft}
      ready={scopes.length > 0}
      sending={make}
      onSend={send}
      onClose={onClose}
    >
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
          label={t`Срок действия`}
          unit={t`дней`}
          help={t`Пусто: бессрочно.`}
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
    </ClientDialog>
  )
}
