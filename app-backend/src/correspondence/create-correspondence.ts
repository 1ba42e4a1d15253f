import type { JobQueue } from '../platform/jobs/create-jobs.ts'
import { outgoingTries, portalMailQueue } from '../messages/index.ts'
import { acknowledgeJobs, acknowledgeQueue } from './acknowledge/acknowledge.ts'
import type { CorrespondenceDeps } from './correspondence-deps.ts'
import { lettersChanged } from './live.ts'
import { createDraftStore } from './draft-store.ts'
import { createPresenceStore } from './presence-store.ts'
import { portalMailJobs } from './record/send-by-portal.ts'
import { recordJobs, recordQueue } from './record/record-outgoing.ts'
import { createCorrespondenceStore } from './store.ts'
import { createTemplateStore } from './templates/template-store.ts'

type Stores = 'store' | 'drafts' | 'presence' | 'templates'

/** Stores and jobs of the slice. Letters that have gone out are recorded in the commit that says so. */
export function createCorrespondence(
  prisma: Parameters<typeof createDraftStore>[0],
  given: Omit<CorrespondenceDeps, Stores>,
) {
  const deps: CorrespondenceDeps = {
    ...given,
    store: createCorrespondenceStore(prisma),
    drafts: createDraftStore(prisma),
    presence: createPresenceStore(prisma),
    templates: createTemplateStore(prisma),
  }
  deps.outgoing.onSettled(async (tx, { id, portalId, requestId, thread, state, via }) => {
    if (thread === null || requestId === null) return
    if (state === 'sent' && via === 'smtp')
      await deps.addJob(
        { portalId, queue: recordQueue, key: `${recordQueue}:${requestId}`, once: String(id), payload: { id } },
        tx,
      )
    await deps.live.announce(portalId, requestId, lettersChanged, tx)
  })
  const queues: Record<string, JobQueue> = {
    [recordQueue]: { handler: recordJobs(deps) },
    [portalMailQueue]: { handler: portalMailJobs(deps), tries: outgoingTries },
    [acknowledgeQueue]: { handler: acknowledgeJobs(deps) },
  }
  return { deps, queues }
}
export type Correspondence = ReturnType<typeof createCorrespondence>
