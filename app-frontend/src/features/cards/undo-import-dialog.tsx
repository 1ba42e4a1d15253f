import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ImportRow } from '@poryadok/app-backend/vcard-import/contract'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { useUndoImport } from './use-cards.ts'

/** Asks before a letter's import is taken back. */
export function UndoImportDialog({ row, onClose }: { row: ImportRow; onClose: () => void }) {
  const { t } = useLingui()
  const undo = useUndoImport(row.id)
  const touched = row.cards.filter(({ state }) => state === 'created' || state === 'updated').length
  const count = plural(touched, { one: '# визитки', few: '# визиток', many: '# визиток', other: '# визитки' })
  return (
    <ConfirmDialog
      title={t`Отменить записанное из ${count}?`}
      confirmLabel={t`Отменить`}
      keepLabel={t`Оставить как есть`}
      busy={undo.isPending}
      error={undo.error}
      onClose={onClose}
      onConfirm={() =>
        undo.mutate(undefined, {
          onSuccess: ({ left }) => {
            toast(
              left === 0
                ? t`Отменяем. Контакты исчезнут через несколько секунд.`
                : t`Отменяем. Записей, которые после нас изменили или используют: ${left}. Они останутся.`,
            )
            onClose()
          },
        })
      }
    >
      <p>{t`Созданные контакты и компании удалятся, дописанное в прежние контакты исчезнет.`}</p>
      <p className="text-ink-2">{t`То, что люди с тех пор изменили или связали с запросами и сделками, останется.`}</p>
    </ConfirmDialog>
  )
}
