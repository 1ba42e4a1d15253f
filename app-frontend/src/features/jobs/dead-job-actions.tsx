import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { CircleAlert, RotateCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { DiscardDialog } from './discard-dialog.tsx'
import { useDeadJobsAct } from './use-dead-jobs.ts'

interface DeadJobActionsProps {
  ids: number[]
  onDone: () => void
}

/** What can be done with the chosen jobs. Running again is safe: every job looks up what it may have done before. */
export function DeadJobActions({ ids, onDone }: DeadJobActionsProps) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const [asking, setAsking] = useState(false)
  const run = useDeadJobsAct('run')
  const start = (): void =>
    run.mutate(ids, {
      onSuccess: ({ count }) => {
        toast(
          t`Снова в очереди: ${plural(count, { one: '# работа', few: '# работы', many: '# работ', other: '# работы' })}`,
        )
        onDone()
      },
    })
  return (
    <>
      {run.error && (
        <div className="w-full">
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            {errorWords(run.error).title} {errorWords(run.error).text}
          </Note>
        </div>
      )}
      <Button
        look="main"
        isPending={run.isPending}
        icon={run.isPending ? <Spinner /> : <RotateCw size={15} aria-hidden="true" />}
        onPress={start}
      >
        {t`Повторить`}
      </Button>
      <Button look="danger" icon={<Trash2 size={15} aria-hidden="true" />} onPress={() => setAsking(true)}>
        {t`Больше не делать`}
      </Button>
      {asking && <DiscardDialog ids={ids} onClose={() => setAsking(false)} onDone={onDone} />}
    </>
  )
}
