import { useLingui } from '@lingui/react/macro'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface RenameViewProps {
  name: string
  /** Names of the person's other views. */
  taken: readonly string[]
  onClose: () => void
  onRename: (name: string) => void
}

/** Another name for a view; its conditions stay. */
export function RenameView({ name, taken, onClose, onRename }: RenameViewProps) {
  const { t } = useLingui()
  const [typed, setTyped] = useState(name)
  const clean = typed.trim()
  const fault =
    clean === '' ? t`Назовите отбор, чтобы узнать его в ряду` : taken.includes(clean) ? t`Такой уже есть` : undefined
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (fault === undefined) onRename(clean)
  }
  return (
    <Dialog title={t`Переименовать отбор`} closeLabel={t`Закрыть`} onClose={onClose}>
      <form noValidate onSubmit={submit} className="flex flex-col gap-4 px-5 pt-2 pb-4">
        <TextField
          autoFocus
          label={t`Название отбора`}
          maxLength={40}
          value={typed}
          onChange={setTyped}
          fault={fault}
        />
        <div className="flex justify-end gap-2.5">
          <Button onPress={onClose}>{t`Не менять`}</Button>
          <Button look="main" type="submit">{t`Переименовать`}</Button>
        </div>
      </form>
    </Dialog>
  )
}
