import type { DecisionRow } from '../audit/index.ts'
import type { NewJob } from '../platform/jobs/job.ts'
import { triageJob } from './jobs.ts'
import { reopenedJob } from './route-reopened.ts'

/** What is to be decided on because of letters: the requests that they opened, and those that they opened again. */
export const letterJobs = (rows: readonly DecisionRow[]): NewJob[] =>
  rows.flatMap(({ kind, outcome, portalId, requestId, letterId, because }) => {
    if (kind !== 'thread' || requestId === undefined) return []
    if (outcome === 'created') return [triageJob(portalId, requestId)]
    const again = because.some(({ code }) => code === 'thread.closed-reopened')
    return again && letterId !== undefined ? [reopenedJob(portalId, requestId, letterId)] : []
  })
