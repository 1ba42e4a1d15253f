import { describe, expect, it } from 'vitest'
import { judgeChange, type ChangeFacts } from './judge-change.ts'

const verdict = (allowed: boolean) => ({
  allowed,
  heads: [2],
  because: [{ code: 'company-status.not-head', params: {} }],
})
const judge = (facts: Partial<ChangeFacts>) => {
  const { outcome, stopped } = judgeChange({
    verdict: verdict(false),
    mode: 'revert',
    canRevert: true,
    recentReverts: 0,
    ...facts,
  })
  return stopped ? `${outcome}, stopped` : outcome
}

describe('a change past the product', () => {
  it.each<[string, Partial<ChangeFacts>, string]>([
    ['by whoever may is accepted', { verdict: verdict(true) }, 'accepted'],
    ['by whoever may is accepted where changes are only marked', { verdict: verdict(true), mode: 'warn' }, 'accepted'],
    ['by whoever may not is put back', {}, 'reverted'],
    ['by nobody known is put back', { verdict: null }, 'reverted'],
    ['is only marked by setting', { mode: 'warn' }, 'flagged'],
    ['to be put back to a status that is gone is only marked', { canRevert: false }, 'flagged'],
    ['is put back a third time within the hour', { recentReverts: 2 }, 'reverted'],
    ['stands after three times within the hour, and administrators hear', { recentReverts: 3 }, 'flagged, stopped'],
  ])('%s', (_, facts, expected) => expect(judge(facts)).toBe(expected))
})
