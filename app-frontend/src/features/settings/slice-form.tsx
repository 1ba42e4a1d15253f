import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { AllSettings, SliceSettings } from '@poryadok/app-backend/settings/contract'
import { History } from 'lucide-react'
import { useState } from 'react'
import { ApiError } from '../../lib/api-error.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { FormGrid } from '../../ui/form-grid.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { UnsavedBar } from '../../ui/unsaved-bar.tsx'
import { ConflictNote } from './conflict-note.tsx'
import { draftOf, editsOf, tidied, type Draft } from './draft.ts'
import { ResetSettings } from './reset-settings.tsx'
import { SettingInput } from './setting-input.tsx'
import { useSaveSettings, useSettings } from './use-settings.ts'

interface SliceFormProps {
  slice: SliceSettings
  people: AllSettings['people']
  onHistory: () => void
}

/** Settings of one slice: drawn from its schema, saved as a whole, against the revision that was read. */
export function SliceForm({ slice, people, onHistory }: SliceFormProps) {
  const { t } = useLingui()
  const [draft, setDraft] = useState<Draft>(() => draftOf(slice))
  const { refetch } = useSettings()
  const { save, reset } = useSaveSettings(slice.name)
  const errorWords = useErrorWords()
  const edits = editsOf(slice, draft)
  const conflict = save.error instanceof ApiError && save.error.said?.code === 'settings.conflict'
  const set = (key: string, value: unknown): void =>
    setDraft((now) => ({ ...now, values: { ...now.values, [key]: value } }))
  const take = (saved: SliceSettings): void => setDraft(draftOf(saved))
  const store = (): void =>
    save.mutate(
      { revision: slice.revision, ...tidied(slice, draft) },
      { onSuccess: take, onError: () => void refetch() },
    )
  const fault = save.error && !conflict ? errorWords(save.error) : null
  return (
    <Card
      title={slice.title}
      aside={
        <div className="flex gap-2">
          <Button size="sm" icon={<History size={15} aria-hidden="true" />} onPress={onHistory}>
            <Trans>История</Trans>
          </Button>
          <ResetSettings slice={slice} reset={reset} onDone={take} />
        </div>
      }
    >
      <div className="flex flex-col gap-4 p-4">
        {conflict && (
          <ConflictNote
            slice={slice}
            draft={draft}
            people={people}
            onTheirs={() => {
              take(slice)
              save.reset()
            }}
            onMine={store}
          />
        )}
        {slice.switchable && (
          <SwitchField
            label={<b className="font-medium">{t`Включено`}</b>}
            help={`${slice.summary} ${t`Если выключить, события не обрабатываются, а вкладки уходят с портала.`}`}
            value={draft.enabled}
            onChange={(enabled) => setDraft((now) => ({ ...now, enabled }))}
          />
        )}
        {slice.fields.length > 0 && (
          <FormGrid>
            {slice.fields.map((field) => (
              <SettingInput
                key={field.key}
                field={field}
                value={draft.values[field.key]}
                people={people}
                onChange={(value) => set(field.key, value)}
              />
            ))}
          </FormGrid>
        )}
        {slice.fields.length === 0 && !slice.switchable && (
          <p className="text-13 text-ink-2">{t`Здесь пока нечего настраивать.`}</p>
        )}
      </div>
      {edits > 0 && !conflict && (
        <UnsavedBar
          saveLabel={t`Сохранить ${plural(edits, { one: '# правку', few: '# правки', many: '# правок', other: '# правки' })}`}
          saving={save.isPending}
          onSave={store}
          onUndo={() => take(slice)}
          fault={fault && `${fault.title} ${fault.text}`}
        >
          {t`Не сохранено: ${plural(edits, { one: '# правка', few: '# правки', many: '# правок', other: '# правки' })}. Новые значения начнут действовать сразу.`}
        </UnsavedBar>
      )}
    </Card>
  )
}
