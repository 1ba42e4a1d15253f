import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { CircleCheck } from 'lucide-react'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { FailureCard } from './failure-card.tsx'
import { FileCard } from './file-card.tsx'
import { LoadedCard } from './loaded-card.tsx'
import { NotesCard } from './notes-card.tsx'
import { RunTask } from './run-task.tsx'
import { useFailures } from './use-imports.ts'

interface CheckStepProps {
  run: ImportRunView
  onMap: () => void
  onPlan: () => void
}

/** The dry run of all rows: what would come in, and what would not and why, before the first write. */
export function CheckStep({ run, onMap, onPlan }: CheckStepProps) {
  const { t } = useLingui()
  const { count } = useWording()
  const failures = useFailures(run.id)
  const { state, counts } = run
  if (state === 'loading' || state === 'checking') return <RunTask run={run} />
  if (state === 'loaded') return <LoadedCard run={run} />
  const written = counts.success + counts.inFlight
  const [ready, all, skipped] = [count(counts.new), count(counts.total), count(counts.skipped)]
  const there = count(written)
  return (
    <div className="flex flex-wrap items-start gap-4">
      <div className="flex min-w-0 flex-1 basis-[560px] flex-col gap-4">
        <Note tone={counts.failed === 0 ? 'green' : 'blue'} icon={<CircleCheck size={18} strokeWidth={1.75} />}>
          {written === 0 ? (
            <Trans>
              Прочитали все строки: {all}. К загрузке готовы {ready}. В портал пока ничего не записано.
            </Trans>
          ) : (
            <Trans>
              Прочитали все строки: {all}. К загрузке готовы {ready}. В портале уже {there}.
            </Trans>
          )}
          {counts.skipped > 0 && (
            <>
              <br />
              <Trans>Пропускаем {skipped}: такие же строки уже загружены или есть в файле выше.</Trans>
            </>
          )}
        </Note>
        <FailureCard run={run} title={t`Не прочитаны`} failures={failures} onMap={onMap} onRetry={null} />
        <NotesCard title={t`Загрузятся с изменениями`} groups={failures.data?.notes ?? []} />
      </div>
      <div className="flex w-full flex-col gap-4 lg:w-[276px]">
        <FileCard run={run} />
        <div className="flex justify-between gap-2">
          <Button onPress={onMap}>{t`Назад к полям`}</Button>
          <Button look="main" isDisabled={counts.new === 0} onPress={onPlan}>
            {t`План загрузки`}
          </Button>
        </div>
        {counts.failed > 0 && (
          <p className="text-12 text-ink-3">{t`Строки с ошибками не помешают: исправить и догрузить их можно потом.`}</p>
        )}
      </div>
    </div>
  )
}
