import { DeadJobs } from './dead-jobs.tsx'
import { QueuesCard } from './queues-card.tsx'

/** Work of the background: what waits, and what was given up. */
export const QueueTab = () => (
  <div className="flex flex-col gap-4">
    <QueuesCard />
    <DeadJobs />
  </div>
)
