import { Trans, useLingui } from '@lingui/react/macro'
import type { NoticePreferences, NoticePreferencesPage } from '@poryadok/app-backend/messages/contract'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Card } from '../../ui/card.tsx'
import { FormGrid } from '../../ui/form-grid.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { UnsavedBar } from '../../ui/unsaved-bar.tsx'
import { KindsList } from './kinds-list.tsx'
import { QuietHours } from './quiet-hours.tsx'
import { useSaveNoticePreferences } from './use-notice-preferences.ts'

type Language = 'ru' | 'en' | 'portal'

/** When, in which language and of what the viewer is told. */
export function NoticesForm({ page }: { page: NoticePreferencesPage }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const [edit, setEdit] = useState<NoticePreferences | null>(null)
  const save = useSaveNoticePreferences()
  const now = edit ?? page.preferences
  const set = (changes: Partial<NoticePreferences>): void => setEdit({ ...now, ...changes })
  const fault = save.error ? errorWords(save.error) : null
  return (
    <Card title={t`Мои уведомления`}>
      <div className="flex flex-col gap-4 p-4">
        <FormGrid>
          <SelectField<NoticePreferences['digest']>
            label={t`Когда присылать`}
            help={t`По часам вашего пояса: ${page.zone}.`}
            options={[
              { id: 'now', label: t`Сразу` },
              { id: 'hourly', label: t`Сводкой раз в час` },
              { id: 'daily', label: t`Сводкой раз в день` },
            ]}
            value={now.digest}
            onChange={(digest) => set({ digest })}
          />
          <SelectField<Language>
            label={t`Язык`}
            options={[
              { id: 'portal', label: t`Как на портале` },
              { id: 'ru', label: t`Русский` },
              { id: 'en', label: t`Английский` },
            ]}
            value={now.language ?? 'portal'}
            onChange={(language) => set({ language: language === 'portal' ? null : language })}
          />
        </FormGrid>
        <QuietHours quiet={now.quiet} onChange={(quiet) => set({ quiet })} />
        <KindsList kinds={page.kinds} muted={now.muted} onChange={(muted) => set({ muted })} />
      </div>
      {edit && (
        <UnsavedBar
          saveLabel={t`Сохранить уведомления`}
          saving={save.isPending}
          onSave={() => save.mutate(edit, { onSuccess: () => setEdit(null) })}
          onUndo={() => {
            setEdit(null)
            save.reset()
          }}
          fault={fault && `${fault.title} ${fault.text}`}
        >
          <Trans>Правки не сохранены. Они касаются только ваших уведомлений.</Trans>
        </UnsavedBar>
      )}
    </Card>
  )
}
