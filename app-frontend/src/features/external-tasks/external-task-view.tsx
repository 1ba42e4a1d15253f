import { Trans } from '@lingui/react/macro'
import { useServices } from '../../lib/services.ts'
import { useFrameHeight } from '../requests/use-frame-height.ts'
import { NoCard } from '../../ui/no-card.tsx'
import { TaskThread } from './task-thread.tsx'

/** «Внешний исполнитель» in the card of a task. */
export default function ExternalTaskView() {
  const { boot } = useServices()
  useFrameHeight()
  if (boot.taskId === null) return <NoCard />
  return (
    <main className="flex h-full min-h-[420px] flex-col overflow-hidden p-0.5">
      <h1 className="sr-only">
        <Trans>Внешний исполнитель</Trans>
      </h1>
      <TaskThread taskId={boot.taskId} gear />
    </main>
  )
}
