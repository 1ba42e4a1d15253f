import { useLingui } from '@lingui/react/macro'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'

interface RemoveViewProps {
  name: string
  shared: boolean
  onClose: () => void
  onRemove: () => void
}

/** Asks before a view goes: nobody can bring it back. */
export function RemoveView({ name, shared, onClose, onRemove }: RemoveViewProps) {
  const { t } = useLingui()
  return (
    <ConfirmDialog
      danger
      title={t`Удалить отбор «${name}»?`}
      confirmLabel={t`Удалить отбор`}
      keepLabel={t`Оставить`}
      onConfirm={onRemove}
      onClose={onClose}
    >
      <p>
        {shared
          ? t`Он исчезнет у всех, кто его видит. Вернуть его нельзя, запросы не изменятся.`
          : t`Вернуть его нельзя, запросы не изменятся.`}
      </p>
    </ConfirmDialog>
  )
}
