import { useLingui } from '@lingui/react/macro'
import type { Fixed, StuckActivityView } from '@poryadok/app-backend/stuck-activities/contract'
import { useEffect, useState } from 'react'
import { randomKey } from '../../lib/random-key.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { useOwnRights } from '../home/use-own-rights.ts'
import { useStuck } from './use-stuck.ts'

export type FixAction = 'move' | 'complete'

interface FixDialogProps {
  action: FixAction
  userId: number
  activities: readonly StuckActivityView[]
  onClose: () => void
}

/** What will be done, counted by the server, and then done; a head takes it back from the toast. */
export function FixDialog({ action, userId, activities, onClose }: FixDialogProps) {
  const { t } = useLingui()
  const mayUndo = useOwnRights(true).includes('runs.undo')
  const { fix, undo } = useStuck(null)
  const [key] = useState(randomKey)
  const [preview, setPreview] = useState<Fixed | null>(null)
  const { mutate } = fix
  const asked = activities.map(({ id }) => id).join(',')
  const body = { key, userId, activities: activities.map(({ id }) => id), action }
  useEffect(() => {
    const ids = asked.split(',').map(Number)
    mutate({ key, userId, activities: ids, action, dry: true }, { onSuccess: setPreview })
  }, [action, asked, key, mutate, userId])
  const done = ({ changed, runId }: Fixed): void => {
    const words = action === 'move' ? t`Передаём дел: ${changed}.` : t`Завершаем дел: ${changed}.`
    toast(words, runId !== null && mayUndo ? { label: t`Отменить`, onUndo: () => undo.mutate(runId) } : undefined)
    onClose()
  }
  const count = preview?.changed ?? activities.length
  return (
    <ConfirmDialog
      title={action === 'move' ? t`Передать дел: ${count}?` : t`Завершить дел: ${count}?`}
      confirmLabel={action === 'move' ? t`Передать` : t`Завершить`}
      keepLabel={t`Оставить`}
      busy={fix.isPending}
      error={fix.error}
      onConfirm={() => mutate({ ...body, dry: false }, { onSuccess: done })}
      onClose={onClose}
    >
      <p>
        {action === 'move'
          ? t`Дело уходит тому, кто отвечает за его запись. Сама запись не меняется.`
          : t`Дела станут завершёнными и уйдут из счётчика.`}
      </p>
      {preview && preview.receivers.length > 0 && (
        <ul className="text-13 text-ink-2">
          {preview.receivers.map(({ name, count: given }) => (
            <li key={name}>{t`${name}: ${given}`}</li>
          ))}
        </ul>
      )}
      {preview && preview.skipped > 0 && (
        <p className="text-13 text-ink-2">{t`Пропущено: ${preview.skipped}, их уже изменили.`}</p>
      )}
    </ConfirmDialog>
  )
}
