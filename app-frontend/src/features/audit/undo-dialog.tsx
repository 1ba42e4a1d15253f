import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { LeftAlone } from './left-alone.tsx'
import { type UndoTarget, useUndo, useUndoPreview } from './use-undo.ts'

interface UndoDialogProps extends UndoTarget {
  onClose: () => void
  onDone?: () => void
}

/** Asks before writes are taken back: how many, what stays because a person changed it since, what cannot be taken back. */
export function UndoDialog({ onClose, onDone, ...target }: UndoDialogProps) {
  const { t } = useLingui()
  const { data, error, refetch } = useUndoPreview(target)
  const undo = useUndo(target)
  if (!data)
    return (
      <Dialog title={t`Что изменится`} closeLabel={t`Закрыть`} onClose={onClose}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />}
      </Dialog>
    )
  const { willUndo } = data
  const changes = plural(willUndo, {
    one: '# изменение',
    few: '# изменения',
    many: '# изменений',
    other: '# изменения',
  })
  if (willUndo === 0)
    return (
      <Dialog title={t`Отменять нечего`} closeLabel={t`Закрыть`} onClose={onClose}>
        <div className="flex flex-col gap-3 px-5 pt-1 pb-5 text-14">
          <p>{t`Всё уже отменено, изменено людьми или не может быть отменено порталом.`}</p>
          <LeftAlone {...data} />
        </div>
      </Dialog>
    )
  return (
    <ConfirmDialog
      title={t`Отменить ${changes}?`}
      confirmLabel={t`Отменить ${changes}`}
      keepLabel={t`Оставить как есть`}
      busy={undo.isPending}
      error={undo.error}
      onClose={onClose}
      onConfirm={() =>
        undo.mutate(undefined, {
          onSuccess: () => {
            toast(t`Отменяем ${changes}. Итог появится в журнале.`)
            onClose()
            onDone?.()
          },
        })
      }
    >
      <p>{t`В поля вернутся прежние значения. Отмену тоже можно будет отменить.`}</p>
      <LeftAlone {...data} />
    </ConfirmDialog>
  )
}
