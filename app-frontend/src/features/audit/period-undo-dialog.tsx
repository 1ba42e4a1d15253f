import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { PeriodUndo } from '@poryadok/app-backend/audit/contract'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LongTasks } from '../long-work/long-tasks.tsx'
import { PeriodForm, periodOf, type PeriodChoice, usualPeriod } from './period-form.tsx'
import { PeriodPreview } from './period-preview.tsx'
import { usePeriodUndo } from './use-period-undo.ts'

/** Chooses rules and a period, shows what would go back to what and what stays, and has it done as long work. */
export function PeriodUndoDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const [choice, setChoice] = useState<PeriodChoice>(usualPeriod)
  const [seen, setSeen] = useState<PeriodUndo | null>(null)
  const { preview, start } = usePeriodUndo()
  const wanted = periodOf(choice)
  const data = seen ? preview.data : undefined
  const fault = preview.error ?? start.error
  const look = (): void => {
    if (!wanted) return
    setSeen(wanted)
    preview.mutate(wanted)
  }
  const records = plural(data?.changes ?? 0, { one: '# запись', few: '# записи', many: '# записей', other: '# записи' })
  const footer = start.isSuccess ? (
    <Button look="main" onPress={onClose}>{t`Закрыть окно`}</Button>
  ) : (
    <>
      <Button look={data ? 'plain' : 'main'} isDisabled={!wanted} isPending={preview.isPending} onPress={look}>
        {t`Показать, что вернётся`}
      </Button>
      {seen && data && data.changes > 0 && (
        <Button look="main" isPending={start.isPending} onPress={() => start.mutate(seen)}>
          {t`Вернуть прежнее: ${records}`}
        </Button>
      )}
    </>
  )
  return (
    <Dialog
      title={t`Отменить записанное правилами`}
      closeLabel={t`Закрыть`}
      size="md"
      onClose={onClose}
      busy={start.isPending}
      footer={footer}
    >
      {start.isSuccess ? (
        <div className="flex flex-col gap-3 pb-2 text-14">
          <p>{t`Прежние значения возвращаются. Итог будет в журнале, и отмену там тоже можно отменить.`}</p>
          <LongTasks kind="audit.period-undo" />
        </div>
      ) : (
        <div className="flex flex-col gap-4 pb-2">
          <PeriodForm
            choice={choice}
            onChange={(next) => {
              setChoice(next)
              setSeen(null)
            }}
          />
          {fault && (
            <p role="alert" className="text-13 text-red-ink">
              {`${errorWords(fault).title} ${errorWords(fault).text}`}
            </p>
          )}
          {data && <PeriodPreview preview={data} />}
        </div>
      )}
    </Dialog>
  )
}
