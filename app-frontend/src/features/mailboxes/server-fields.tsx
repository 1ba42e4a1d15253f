import { useLingui } from '@lingui/react/macro'
import type { ServerAccount } from '@poryadok/app-backend/intake/mailboxes/contract'
import { FormGrid } from '../../ui/form-grid.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Server = ServerAccount & { password: string }

interface ServerFieldsProps {
  server: Server
  onChange: (change: Partial<Server>) => void
  /** A password is stored already. */
  stored: boolean
  /** Login and password stand elsewhere in the form. */
  placeOnly?: boolean
  /** Shown as the login while none is typed. */
  address: string
}

/** Where a server is and who signs in. A stored password is never shown: it is typed anew or stays. */
export function ServerFields({ server, onChange, stored, placeOnly = false, address }: ServerFieldsProps) {
  const { t } = useLingui()
  return (
    <FormGrid>
      <TextField
        label={t`Сервер`}
        placeholder="imap.example.ru"
        value={server.host}
        onChange={(host) => onChange({ host })}
      />
      <div className="grid grid-cols-[136px_1fr] gap-3">
        <NumberField
          label={t`Порт`}
          code
          min={1}
          max={65_535}
          value={server.port}
          onChange={(port) => onChange({ port: port ?? 0 })}
        />
        <SelectField
          label={t`Шифрование`}
          value={server.security}
          onChange={(security) => onChange({ security })}
          options={[
            { id: 'tls', label: 'TLS' },
            { id: 'starttls', label: 'STARTTLS' },
            { id: 'none', label: t`нет`, note: t`только во внутренней сети` },
          ]}
        />
      </div>
      {!placeOnly && (
        <>
          <TextField
            label={t`Логин`}
            placeholder={address}
            autoComplete="off"
            value={server.login}
            onChange={(login) => onChange({ login })}
          />
          <TextField
            label={t`Пароль приложения`}
            type="password"
            autoComplete="new-password"
            placeholder={stored ? t`сохранён; введите, чтобы заменить` : ''}
            value={server.password}
            onChange={(password) => onChange({ password })}
          />
        </>
      )}
    </FormGrid>
  )
}
