import { Trans, useLingui } from '@lingui/react/macro'
import type { RouteList, RunView } from '@poryadok/app-backend/timeline-sync/contract'
import { useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useUndoRun } from './use-timelines.ts'
import type { useTimelineWords } from './use-timeline-words.ts'

interface PastRunsProps {
  list: RouteList
  words: ReturnType<typeof useTimelineWords>
}

/** Runs over the past: what each bound and why it left the rest; the way back. */
export function PastRuns({ list, words }: PastRunsProps) {
  const { t } = useLingui()
  const [asked, setAsked] = useState<RunView | null>(null)
  const undo = useUndoRun(() => setAsked(null))
  // A run may still write while the question is open.
  const undone = asked && (list.runs.find(({ taskId }) => taskId === asked.taskId) ?? asked)
  return (
    <Card title={t`Переносы`}>
      <ul>
        {list.runs.map((run) => (
          <RunRow key={run.taskId} run={run} list={list} words={words} onUndo={setAsked} />
        ))}
      </ul>
      {undone && (
        <ConfirmDialog
          title={t`Отменить перенос?`}
          confirmLabel={t`Отменить перенос`}
          keepLabel={t`Оставить`}
          danger
          busy={undo.isPending}
          error={undo.error}
          onConfirm={() => undo.mutate(undone.taskId)}
          onClose={() => setAsked(null)}
        >
          <Trans>Связей и копий будет убрано: {undone.standing}. Сами дела останутся там, где были до переноса.</Trans>
        </ConfirmDialog>
      )}
    </Card>
  )
}

interface RunRowProps extends PastRunsProps {
  run: RunView
  onUndo: (run: RunView) => void
}

function RunRow({ run, list, words, onUndo }: RunRowProps) {
  const { t } = useLingui()
  const wording = useWording()
  const now = useNow()
  const route = list.routes.find(({ id }) => id === run.routeId)
  const at = wording.moment(run.startedAt, now)
  const why = Object.entries(run.because)
    .map(([code, count]) => `${words.reason(code, run.dry)}: ${wording.count(count)}`)
    .join(' · ')
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2.5 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="text-14">
          {run.dry ? t`Подсчёт` : t`Перенос`}: {route?.fields.name ?? t`маршрут удалён`}
          <span className="text-12h text-ink-3"> · {at}</span>
        </p>
        <p className="text-12h text-ink-2">
          {why || t`дел пока не прочитано`}
          {run.unsent > 0 && <Trans> · ещё записывается: {wording.count(run.unsent)}</Trans>}
        </p>
      </div>
      {run.standing > 0 && (
        <Button size="sm" onPress={() => onUndo(run)}>
          <Trans>Отменить перенос</Trans>
        </Button>
      )}
    </li>
  )
}
