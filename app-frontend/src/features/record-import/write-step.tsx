import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { Hourglass } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { FailureCard } from './failure-card.tsx'
import { NotesCard } from './notes-card.tsx'
import { RetryFile } from './retry-file.tsx'
import { RunHead } from './run-head.tsx'
import { SpeedCard } from './speed-card.tsx'
import { UndoDialog } from './undo-dialog.tsx'
import { usePlanWords } from './use-plan-words.ts'
import { useFailures, useImportStage, useWriteProgress } from './use-imports.ts'

interface WriteStepProps {
  run: ImportRunView
  onMap: () => void
  onCertificate: () => void
}

/** The writing as it goes: states of the rows, pace, what failed and why. */
export function WriteStep({ run, onMap, onCertificate }: WriteStepProps) {
  const { t } = useLingui()
  const words = usePlanWords()
  const wording = useWording()
  const now = useNow()
  const [undoing, setUndoing] = useState(false)
  const writing = run.state === 'writing' || run.state === 'undoing'
  const progress = useWriteProgress(run.id, writing)
  const failures = useFailures(run.id)
  const again = useImportStage(run.id, 'check')
  const write = useImportStage(run.id, 'write')
  const waiting = writing ? progress.data?.waiting : null
  const until = waiting ? wording.since(waiting.until, now) : ''
  const ready = wording.count(run.counts.new)
  return (
    <div className="flex flex-col gap-4">
      <RunHead run={run} progress={progress.data} />
      {waiting && (
        <Note tone="amber" icon={<Hourglass size={18} strokeWidth={1.75} />}>
          {words(waiting.because)} <Trans>Примерно до {until}.</Trans>
        </Note>
      )}
      {!writing && run.counts.new > 0 && (
        <Note
          tone="blue"
          icon={<Hourglass size={18} strokeWidth={1.75} />}
          action={
            <Button look="main" size="sm" isPending={write.isPending} onPress={() => write.mutate()}>
              {t`Загрузить ${ready}`}
            </Button>
          }
        >
          <Trans>Готовы к загрузке ещё {ready}.</Trans>
        </Note>
      )}
      <div className="flex flex-wrap items-stretch gap-4">
        <div className="min-w-0 flex-1 basis-[520px]">
          <FailureCard
            run={run}
            title={t`Не загрузились`}
            failures={failures}
            onMap={writing ? null : onMap}
            onRetry={writing ? null : () => again.mutate()}
          />
        </div>
        <div className="flex min-w-0 flex-1 basis-80 flex-col gap-4">
          <SpeedCard run={run} progress={progress.data} />
          {!writing && run.counts.failed > 0 && <RetryFile run={run} />}
        </div>
      </div>
      {run.state === 'undone' && (
        <NotesCard title={t`Остались в портале после отмены`} groups={failures.data?.kept ?? []} />
      )}
      {!writing && (
        <div className="flex justify-end">
          {run.content === 'records' ? (
            <Button look={run.counts.new > 0 ? 'plain' : 'main'} onPress={onCertificate}>
              {t`Сверить с порталом`}
            </Button>
          ) : (
            run.counts.success > 0 && <Button onPress={() => setUndoing(true)}>{t`Отменить загрузку`}</Button>
          )}
        </div>
      )}
      {undoing && <UndoDialog run={run} onClose={() => setUndoing(false)} />}
    </div>
  )
}
