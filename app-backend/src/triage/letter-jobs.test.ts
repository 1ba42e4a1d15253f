import { expect, it } from 'vitest'
import type { DecisionRow } from '../audit/index.ts'
import { reason } from '../kernel/reason.ts'
import { letterJobs } from './letter-jobs.ts'

const row = (changes: Partial<DecisionRow>): DecisionRow => ({
  portalId: 'p',
  kind: 'thread',
  letterId: 11,
  requestId: 5,
  outcome: 'joined',
  because: [reason('thread.in-reply-to')],
  decidedAt: new Date(0),
  ...changes,
})

it.each([
  ['opened a request', row({ outcome: 'created' }), ['triage']],
  [
    'opened one again',
    row({ because: [reason('thread.token'), reason('thread.closed-reopened')] }),
    ['triage.reopened'],
  ],
  ['joined one at work', row({}), []],
  ['came second', row({ kind: 'intake', outcome: 'ignored' }), []],
])('a letter that %s: %j', (_what, decision, queues) => {
  expect(letterJobs([decision]).map(({ queue }) => queue)).toEqual(queues)
})
