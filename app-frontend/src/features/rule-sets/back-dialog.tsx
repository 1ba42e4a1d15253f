import { useLingui } from '@lingui/react/macro'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ChangeList } from './change-list.tsx'
import { useChangeRules, useComparison } from './use-rules.ts'

interface BackDialogProps {
  kind: string
  /** The version that is to work again. */
  to: number
  /** The one that works now. */
  base: number
  onClose: () => void
}

/** Back to an old version, as a new one: what changes by that stands above the button. */
export function BackDialog({ kind, to, base, onClose }: BackDialogProps) {
  const { t } = useLingui()
  const { back } = useChangeRules(kind)
  const { data } = useComparison(kind, base, to)
  const next = base + 1
  return (
    <ConfirmDialog
      title={t`Вернуть версию ${to}?`}
      confirmLabel={t`Вернуть версию ${to}`}
      keepLabel={t`Оставить версию ${base}`}
      busy={back.isPending}
      error={back.error}
      onClose={onClose}
      onConfirm={() => back.mutate({ to, base }, { onSuccess: onClose })}
    >
      <p>{t`Правила версии ${to} начнут действовать сразу, под следующим номером (не меньше ${next}). Черновик не изменится.`}</p>
      {data && <ChangeList label={t`Что изменит возврат`} changes={data.changes} />}
    </ConfirmDialog>
  )
}
