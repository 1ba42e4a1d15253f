import { Trans } from '@lingui/react/macro'
import { useServices } from '../../lib/services.ts'
import { useFrameHeight } from '../requests/use-frame-height.ts'
import { NoCard } from '../../ui/no-card.tsx'
import { RequestTasks } from './request-tasks.tsx'

/** The «Внешние задачи» tab of a request. */
export default function RequestTasksView() {
  const { boot } = useServices()
  useFrameHeight()
  if (boot.requestId === null) return <NoCard />
  return (
    <main className="flex h-full min-h-[460px] flex-col overflow-hidden p-0.5">
      <h1 className="sr-only">
        <Trans>Внешние задачи</Trans>
      </h1>
      <RequestTasks request={boot.requestId} />
    </main>
  )
}
