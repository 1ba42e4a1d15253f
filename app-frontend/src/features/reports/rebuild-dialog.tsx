import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { CheckboxField } from '../../ui/checkbox-field.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { useRebuild } from './use-report.ts'

/** Asks before all times are counted anew from the portal's history. */
export function RebuildDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const [fields, setFields] = useState(false)
  const { mutate, isPending, error } = useRebuild()
  const start = (): void =>
    mutate(fields, {
      onSuccess: () => {
        toast(t`Пересчёт начат. Его ход виден в разделе «Состояние».`)
        onClose()
      },
    })
  return (
    <ConfirmDialog
      title={t`Пересчитать время в стадиях?`}
      confirmLabel={t`Пересчитать`}
      keepLabel={t`Не пересчитывать`}
      busy={isPending}
      error={error}
      onConfirm={start}
      onClose={onClose}
    >
      <p>
        {t`История стадий будет прочитана с портала заново, рабочее время пересчитано по нынешнему календарю. Отчёт остаётся доступен.`}
      </p>
      <CheckboxField label={t`Заодно записать время в поля всех запросов`} value={fields} onChange={setFields} />
    </ConfirmDialog>
  )
}
