import { Trans, useLingui } from '@lingui/react/macro'
import type { RouteView } from '@poryadok/app-backend/timeline-sync/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { LongTasks } from '../long-work/long-tasks.tsx'
import { PastRuns } from './past-runs.tsx'
import { RouteDialog } from './route-dialog.tsx'
import { RouteRow } from './route-row.tsx'
import { RunDialog } from './run-dialog.tsx'
import { useTimelines } from './use-timelines.ts'
import { useTimelineWords } from './use-timeline-words.ts'

const pastKind = 'timeline-sync.past'

/** «Таймлайны»: whose calls and letters show in whose cards, now and of the past. */
export default function TimelinesSection() {
  const { t } = useLingui()
  const { data, error, refetch } = useTimelines()
  const words = useTimelineWords(data?.types ?? [])
  const [edited, setEdited] = useState<RouteView | 'new' | null>(null)
  const [run, setRun] = useState<RouteView | null>(null)
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <div className="flex flex-col gap-4">
      <LongTasks kind={pastKind} />
      <Card
        title={t`Общий таймлайн`}
        aside={
          <Button size="sm" icon={<Plus size={15} aria-hidden="true" />} onPress={() => setEdited('new')}>
            <Trans>Добавить маршрут</Trans>
          </Button>
        }
      >
        {data.routes.length === 0 ? (
          <EmptyState title={t`Маршрутов пока нет`}>
            <Trans>
              Добавьте маршрут «контакт → компания», и звонки и письма контактов будут видны в таймлайне их компаний: то
              же дело, с той же датой, автором и записью разговора.
            </Trans>
          </EmptyState>
        ) : (
          <ul>
            {data.routes.map((route) => (
              <RouteRow key={route.id} route={route} words={words} onEdit={setEdited} onRun={setRun} />
            ))}
          </ul>
        )}
      </Card>
      {data.runs.length > 0 && <PastRuns list={data} words={words} />}
      {edited && <RouteDialog route={edited === 'new' ? null : edited} words={words} onClose={() => setEdited(null)} />}
      {run && <RunDialog route={run} words={words} onClose={() => setRun(null)} />}
    </div>
  )
}
