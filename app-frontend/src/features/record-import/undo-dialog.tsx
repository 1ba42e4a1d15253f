import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../lib/services.ts'
import { useWording } from '../../lib/use-wording.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { importKeys, useImportStage } from './use-imports.ts'

interface UndoPreview {
  removes: number
  keeps: number
  updates: number
}

/** What taking a run back would remove and what it leaves alone, before it does. */
export function UndoDialog({ run, onClose }: { run: ImportRunView; onClose: () => void }) {
  const { t } = useLingui()
  const { api } = useServices()
  const { count } = useWording()
  const preview = useQuery({
    queryKey: importKeys.part(run.id, 'undo'),
    queryFn: () => api.get<UndoPreview>(`/api/imports/${run.id}/undo`),
    staleTime: 0,
  })
  const undo = useImportStage(run.id, 'undo')
  const { removes = 0, keeps = 0, updates = 0 } = preview.data ?? {}
  const [gone, kept, changed] = [count(removes), count(keeps), count(updates)]
  return (
    <ConfirmDialog
      danger
      title={preview.data ? t`Удалить из портала ${gone}?` : t`Отменить загрузку?`}
      confirmLabel={preview.data ? t`Удалить ${gone}` : t`Отменить загрузку`}
      keepLabel={t`Оставить`}
      busy={undo.isPending || preview.isPending}
      error={undo.error ?? preview.error}
      onConfirm={() => undo.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      {preview.data ? (
        <>
          <p>
            <Trans>Удалим записи, которые создала эта загрузка и после неё никто не менял: {gone}.</Trans>
          </p>
          {keeps > 0 && (
            <p>
              <Trans>Оставим изменённые людьми: {kept}.</Trans>
            </p>
          )}
          {updates > 0 && (
            <p>
              <Trans>Обновлённые, а не созданные записи не тронем: {changed}.</Trans>
            </p>
          )}
        </>
      ) : (
        <CardSkeleton />
      )}
    </ConfirmDialog>
  )
}
