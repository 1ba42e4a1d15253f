import { useLingui } from '@lingui/react/macro'
import type { LongTaskView } from '@poryadok/app-backend/platform/contract'
import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useState } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Progress } from '../../ui/progress.tsx'
import { ErrorNote } from './error-note.tsx'
import type { Export } from './use-export.ts'

/** How the person's export goes on, and the way to its file; nothing where there is none, or it was put away. */
export default function ExportBar({ work }: { work: Export }) {
  const { t } = useLingui()
  const [away, setAway] = useState<string | null>(null)
  const { task, error, stop, take } = work
  const shown = task !== null && task.id !== away && task.state !== 'cancelled' ? task : null
  if (!shown && !error) return null
  return (
    <div className="flex flex-col gap-2 border-b border-line px-4 py-2">
      {error && <ErrorNote error={error} />}
      {shown && (
        <div className="flex items-center gap-3">
          <div className="min-w-0 flex-1">
            <Standing task={shown} />
          </div>
          {shown.state === 'running' && (
            <Button size="sm" isPending={stop.isPending} onPress={() => stop.mutate(shown.id)}>{t`Остановить`}</Button>
          )}
          {shown.state === 'done' && (
            <Button
              size="sm"
              isPending={take.isPending}
              onPress={() => take.mutate(shown.id)}
            >{t`Скачать файл`}</Button>
          )}
          {shown.state !== 'running' && (
            <IconButton label={t`Убрать`} onPress={() => setAway(shown.id)}>
              <X size={16} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          )}
        </div>
      )}
    </div>
  )
}

function Standing({ task }: { task: LongTaskView }) {
  const { t } = useLingui()
  const { count } = useWording()
  const { state, done, total, fault } = task
  const [ready, all] = [count(done), count(total ?? 0)]
  if (state === 'done')
    return (
      <p role="status" className="flex items-center gap-2 text-13">
        <CircleCheck size={16} strokeWidth={1.75} aria-hidden="true" className="text-green-ink" />
        {t`Файл с запросами готов: ${ready}. Его можно скачать ещё сутки.`}
      </p>
    )
  if (state === 'failed' && fault)
    return (
      <p role="status" className="flex items-start gap-2 text-13">
        <CircleAlert size={16} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0 text-red-ink" />
        {fault.message} {fault.action}
      </p>
    )
  return (
    <Progress
      label={fault ? t`Выгрузка ждёт портал` : t`Готовим файл, со страницы можно уйти`}
      share={total === null ? null : total === 0 ? 1 : Math.min(1, done / total)}
      figure={total === null ? '' : t`${ready} из ${all}`}
    />
  )
}
