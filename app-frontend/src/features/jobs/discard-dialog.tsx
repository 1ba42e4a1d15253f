import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { useDeadJobsAct } from './use-dead-jobs.ts'

interface DiscardDialogProps {
  ids: number[]
  onClose: () => void
  onDone: () => void
}

/** Asks before jobs are given up for good. */
export function DiscardDialog({ ids, onClose, onDone }: DiscardDialogProps) {
  const { t } = useLingui()
  const discard = useDeadJobsAct('discard')
  const counted = plural(ids.length, { one: '# работу', few: '# работы', many: '# работ', other: '# работы' })
  return (
    <ConfirmDialog
      danger
      title={t`Больше не делать ${counted}?`}
      confirmLabel={t`Больше не делать ${counted}`}
      keepLabel={t`Оставить в списке`}
      busy={discard.isPending}
      error={discard.error}
      onClose={onClose}
      onConfirm={() =>
        discard.mutate(ids, {
          onSuccess: ({ count }) => {
            const gone = plural(count, { one: '# работа', few: '# работы', many: '# работ', other: '# работы' })
            toast(t`Убрано из списка: ${gone}`)
            onClose()
            onDone()
          },
        })
      }
    >
      <p>{t`Отсюда повторить уже не получится. На портале ничего не изменится, запись останется в журнале действий.`}</p>
    </ConfirmDialog>
  )
}
