import { useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { DeadJobActions } from './dead-job-actions.tsx'

interface DeadJobsBarProps {
  ids: number[]
  onDone: () => void
  /** Takes the ticks off. */
  onClear: () => void
}

/** Under the list while jobs are ticked. */
export function DeadJobsBar({ ids, onDone, onClear }: DeadJobsBarProps) {
  const { t } = useLingui()
  const chosen = ids.length
  return (
    <div className="flex flex-wrap items-center gap-2.5 border-t border-blue-line bg-blue-soft px-4 py-2.5">
      <p role="status" className="min-w-[140px] flex-1 text-13 text-blue-ink">
        {t`Отмечено: ${chosen}. Повтор безопасен: сделанное раньше не сделается дважды.`}
      </p>
      <DeadJobActions ids={ids} onDone={onDone} />
      <Button look="flat" onPress={onClear}>
        {t`Снять отметки`}
      </Button>
    </div>
  )
}
