import { useLingui } from '@lingui/react/macro'
import { FormGrid } from '../../ui/form-grid.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import type { DraftProps } from './draft-props.ts'
import { ServerFields } from './server-fields.tsx'

/** By which server answers go out. */
export function SendingFields({ draft, set, box }: DraftProps) {
  const { t } = useLingui()
  const shared = draft.sameLogin && draft.comes === 'imap'
  return (
    <div className="flex flex-col gap-3">
      <Segmented
        label={t`Как уходят ответы`}
        value={draft.goes}
        onChange={(goes) => set({ goes })}
        segments={[
          { id: 'own', label: t`Через сервер ящика` },
          { id: 'portal', label: t`Общим способом портала` },
        ]}
      />
      {draft.goes === 'own' && (
        <>
          {draft.comes === 'imap' && (
            <SwitchField
              label={t`Логин и пароль те же, что для приёма`}
              value={draft.sameLogin}
              onChange={(sameLogin) => set({ sameLogin })}
            />
          )}
          <ServerFields
            server={draft.smtp}
            onChange={(change) => set({ smtp: { ...draft.smtp, ...change } })}
            stored={box?.hasSmtpPassword ?? false}
            placeOnly={shared}
            address={draft.address}
          />
          <FormGrid>
            <TextField
              label={t`Имя отправителя`}
              placeholder={t`например, Служба поддержки`}
              help={t`Так подписан адрес в письмах клиентам`}
              value={draft.fromName}
              onChange={(fromName) => set({ fromName })}
              maxLength={200}
            />
          </FormGrid>
        </>
      )}
      {draft.comes === 'imap' && (
        <SwitchField
          label={t`Класть ответы в папку «Отправленные»`}
          help={t`Для серверов, которые не делают этого сами. Яндекс 360, Mail.ru, Google и Outlook делают`}
          value={draft.keepSent}
          onChange={(keepSent) => set({ keepSent })}
        />
      )}
    </div>
  )
}
