import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { familyOf, type UndoConflict, type UndoPreviewView } from '@poryadok/app-backend/audit/contract'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Moment } from '../../ui/moment.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { AuditWordsContext } from './audit-words.ts'
import { RecordLink } from './record-link.tsx'
import { useFieldWords } from './use-field-words.ts'
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
          <Left {...data} />
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
      <Left {...data} />
    </ConfirmDialog>
  )
}

/** What an undo leaves as it is. */
function Left({ conflicts, impossible, words }: UndoPreviewView) {
  const { t } = useLingui()
  const changed = plural(conflicts.length, { one: '# запись', few: '# записи', many: '# записей', other: '# записи' })
  const actions = plural(impossible, { one: '# действие', few: '# действия', many: '# действий', other: '# действия' })
  return (
    <AuditWordsContext value={words}>
      {conflicts.length > 0 && (
        <section
          aria-label={t`Останутся как есть`}
          className="rounded-md bg-amber-soft px-3 py-2.5 text-13 text-amber-ink"
        >
          <p className="mb-1.5 font-medium">{t`Не тронем ${changed}: после нас значение сменили.`}</p>
          <ul className="flex max-h-[220px] flex-col gap-1.5 overflow-y-auto">
            {conflicts.map((one) => (
              <Conflict key={one.entryId} conflict={one} />
            ))}
          </ul>
        </section>
      )}
      {impossible > 0 && (
        <p className="text-13 text-ink-2">{t`${actions} портал отменять не умеет: останется как есть.`}</p>
      )}
    </AuditWordsContext>
  )
}

function Conflict({ conflict: { record, kind, fields, by, at } }: { conflict: UndoConflict }) {
  const { t } = useLingui()
  const words = useFieldWords()
  const family = familyOf(record.entityTypeId)
  return (
    <li className="wrap-anywhere">
      <RecordLink record={record} />
      {kind === 'gone' && <> · {t`записи больше нет на портале`}</>}
      {fields.map(({ field, ours, now }) => (
        <span key={field}>
          {' · '}
          {words.name(family, field)}: {words.value(family, field, ours)} → {words.value(family, field, now)}
        </span>
      ))}
      {by && <> · {by.name}</>}
      {at && (
        <>
          , <Moment at={at} />
        </>
      )}
    </li>
  )
}
