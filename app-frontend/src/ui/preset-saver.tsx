import { useLingui } from '@lingui/react/macro'
import { Star } from 'lucide-react'
import { useState } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { Popover } from './popover.tsx'
import { TextField } from './text-field.tsx'

interface PresetSaverProps {
  /** Names that are taken. */
  taken: readonly string[]
  onSave: (name: string) => void
}

/** The star at the end of the presets: keeps the present selection under a name. */
export function PresetSaver({ taken, onSave }: PresetSaverProps) {
  const { t } = useLingui()
  return (
    <Popover
      label={t`Сохранить отбор`}
      trigger={
        <IconButton label={t`Сохранить отбор`}>
          <Star size={18} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      }
    >
      {(close) => (
        <NameForm
          taken={taken}
          onSave={(name) => {
            onSave(name)
            close()
          }}
        />
      )}
    </Popover>
  )
}

function NameForm({ taken, onSave }: PresetSaverProps) {
  const { t } = useLingui()
  const [name, setName] = useState('')
  const [asked, setAsked] = useState(false)
  const clean = name.trim()
  const fault =
    clean === '' ? t`Назовите отбор, чтобы узнать его в ряду` : taken.includes(clean) ? t`Такой уже есть` : undefined
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setAsked(true)
        if (fault === undefined) onSave(clean)
      }}
      className="flex flex-col gap-3"
    >
      <TextField
        autoFocus
        label={t`Название отбора`}
        help={t`Виден только вам`}
        maxLength={40}
        value={name}
        onChange={setName}
        fault={asked ? fault : undefined}
      />
      <div className="flex justify-end">
        <Button look="main" size="sm" type="submit">{t`Сохранить отбор`}</Button>
      </div>
    </form>
  )
}
