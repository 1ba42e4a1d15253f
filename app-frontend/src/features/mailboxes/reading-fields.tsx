import { Trans, useLingui } from '@lingui/react/macro'
import { KeyRound } from 'lucide-react'
import { DateField } from '../../ui/date-field.tsx'
import { FormGrid } from '../../ui/form-grid.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { Note } from '../../ui/note.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import type { DraftProps } from './draft-props.ts'
import { withProvider } from './mailbox-draft.ts'
import { providerOf, providers } from './providers.ts'
import { ServerFields } from './server-fields.tsx'

interface ReadingFieldsProps extends DraftProps {
  /** Folders that the server named; empty before a try. */
  folders: readonly string[]
  /** Where letters are to be forwarded to. */
  door: string
  limitMb: number
}

/** How letters come in: read from the mailbox, or forwarded to our door. */
export function ReadingFields({ draft, set, box, folders, door, limitMb }: ReadingFieldsProps) {
  const { t } = useLingui()
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label={t`Как приходят письма`}
        value={draft.comes}
        onChange={(comes) => set({ comes })}
        segments={[
          { id: 'imap', label: t`Читать ящик по IMAP` },
          { id: 'door', label: t`Пересылка` },
        ]}
      />
      {draft.comes === 'door' ? (
        <p className="text-13 text-ink-2">
          <Trans>
            Настройте на почтовом сервере пересылку на <span className="font-mono">{door}</span> (SMTP).
          </Trans>
        </p>
      ) : (
        <>
          <ProviderField draft={draft} set={set} box={box} />
          <ServerFields
            server={draft.imap}
            onChange={(change) => set({ imap: { ...draft.imap, ...change } })}
            stored={box?.hasImapPassword ?? false}
            address={draft.address}
          />
          <Letters draft={draft} set={set} box={box} folders={folders} limitMb={limitMb} />
        </>
      )}
    </div>
  )
}

function ProviderField({ draft, set }: DraftProps) {
  const { t, i18n } = useLingui()
  const provider = providerOf(draft.imap.host)
  return (
    <>
      <SelectField
        label={t`Почтовая служба`}
        help={t`Для известных служб серверы подставятся сами`}
        value={provider?.id ?? 'own'}
        onChange={(id) => {
          const chosen = providers.find((one) => one.id === id)
          if (chosen) set(withProvider(draft, chosen))
          else set({ keepSent: true, imap: { ...draft.imap, host: '' }, smtp: { ...draft.smtp, host: '' } })
        }}
        options={[
          ...providers.map(({ id, title }) => ({ id, label: i18n._(title) })),
          { id: 'own', label: t`Свой сервер` },
        ]}
      />
      {provider && (
        <Note tone="blue" icon={<KeyRound size={16} strokeWidth={1.75} />}>
          {i18n._(provider.note)}
        </Note>
      )}
    </>
  )
}

function Letters({ draft, set, folders, limitMb }: DraftProps & Pick<ReadingFieldsProps, 'folders' | 'limitMb'>) {
  const { t } = useLingui()
  const known = [...new Set([...folders, ...draft.folders])]
  return (
    <>
      <FormGrid>
        <MultiSelect
          label={t`Папки`}
          help={folders.length === 0 ? t`Список появится после проверки соединения` : t`Письма берутся из отмеченных`}
          placeholder={t`Не выбраны`}
          fault={draft.folders.length === 0 ? t`Выберите хотя бы одну папку` : undefined}
          value={draft.folders}
          onChange={(chosen) => set({ folders: chosen })}
          options={known.map((path) => ({ id: path, label: path === 'INBOX' ? t`Входящие` : path }))}
        />
        <DateField
          label={t`Брать письма с`}
          help={t`Пусто: только новые, пришедшие после подключения`}
          value={draft.fromDay}
          onChange={(fromDay) => set({ fromDay })}
        />
        <NumberField
          label={t`Наибольшее письмо`}
          unit={t`МБ`}
          min={1}
          max={limitMb}
          help={t`Письмо больше не принимается, в журнале останутся его заголовок и причина`}
          value={draft.maxMb ?? limitMb}
          onChange={(maxMb) => set({ maxMb: maxMb === limitMb ? null : maxMb })}
        />
      </FormGrid>
      <SwitchField
        label={t`Отмечать принятые письма прочитанными`}
        help={t`Письма никогда не удаляются с сервера`}
        value={draft.markSeen}
        onChange={(markSeen) => set({ markSeen })}
      />
    </>
  )
}
