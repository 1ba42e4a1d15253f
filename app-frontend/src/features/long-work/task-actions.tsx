import { Trans, useLingui } from '@lingui/react/macro'
import type { LongTaskView } from '@poryadok/app-backend/platform/contract'
import { CircleAlert, Pause, Play, Square } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { useLongTaskVerb } from './use-long-tasks.ts'

interface TaskActionsProps {
  task: LongTaskView
  onChange: (task: LongTaskView) => void
}

/** What can be done with the work as it stands. Stopping asks first: it can't be resumed. */
export function TaskActions({ task, onChange }: TaskActionsProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const [asking, setAsking] = useState(false)
  const act = useLongTaskVerb(task.id, onChange)
  const stop = useLongTaskVerb(task.id, (changed) => {
    setAsking(false)
    onChange(changed)
  })
  const { state, title } = task
  if (state === 'done' || state === 'cancelled') return null
  return (
    <div className="flex flex-wrap items-center gap-3">
      {state === 'running' ? (
        <Button
          icon={<Pause size={15} aria-hidden="true" />}
          isPending={act.isPending}
          onPress={() => act.mutate('pause')}
        >
          {t`Приостановить`}
        </Button>
      ) : (
        <Button
          look="main"
          icon={<Play size={15} aria-hidden="true" />}
          isPending={act.isPending}
          onPress={() => act.mutate('resume')}
        >
          {t`Продолжить`}
        </Button>
      )}
      <Button look="danger" icon={<Square size={15} aria-hidden="true" />} onPress={() => setAsking(true)}>
        {t`Остановить`}
      </Button>
      {act.error && (
        <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
          {errorWords(act.error).title} {errorWords(act.error).text}
        </Note>
      )}
      {asking && (
        <ConfirmDialog
          danger
          title={t`Остановить «${title}»?`}
          confirmLabel={t`Остановить`}
          keepLabel={t`Пусть идёт`}
          busy={stop.isPending}
          error={stop.error}
          onConfirm={() => stop.mutate('cancel')}
          onClose={() => setAsking(false)}
        >
          <p>
            <Trans>
              Сделанное останется, остальное не начнётся. Продолжить с этого места будет нельзя, только начать заново.
            </Trans>
          </p>
        </ConfirmDialog>
      )}
    </div>
  )
}
