import { expect, it } from 'vitest'
import { reopenedOwner, type ReopenedFacts } from './reopened-owner.ts'

const vera = { name: 'Вера', active: true }
it.each<[ReopenedFacts['rule'], ReopenedFacts['owner'], string, string]>([
  ['keep', vera, 'keep', 'routing.reopened-kept'],
  ['route', vera, 'route', 'routing.reopened-anew'],
  ['keep', { ...vera, active: false }, 'route', 'routing.reopened-left'],
  ['route', { ...vera, active: false }, 'route', 'routing.reopened-left'],
  ['keep', null, 'route', 'routing.reopened-anew'],
])('by the rule %s the request of %j: %s', (rule, owner, action, code) => {
  const answer = reopenedOwner({ rule, owner })
  expect([answer.action, answer.because.code]).toEqual([action, code])
})
