import { expect, it } from 'vitest'
import { readAbilities, type Abilities } from '../../setup/abilities.ts'
import { lifeNotices } from './life-notices.ts'

const codes = (changes: Partial<Abilities>, hasToken = true, active = true) =>
  lifeNotices({ hasToken, active, abilities: { ...readAbilities({}), ...changes } }).map(({ code }) => code)

it('a portal in order has no notice', () => expect(codes({})).toEqual([]))

it('before the set-up nothing else matters', () =>
  expect(codes({ paid: false }, false, false)).toEqual(['life.not-set-up']))

it.each([
  ['an unpaid portal', { paid: false }, true, 'life.unpaid'],
  ['a dead key', {}, false, 'life.no-token'],
  ['an owner who is no administrator any more', { ownerIsAdmin: false }, false, 'life.owner-not-admin'],
  ['an update that waits for its end', { installed: false }, true, 'life.not-finished'],
  ['slices that lack something', { blocked: ['tasks'] }, true, 'life.blocked'],
] as const)('%s is told', (_, changes, hasToken, code) => {
  expect(codes({ ...changes, blocked: [...('blocked' in changes ? changes.blocked : [])] }, hasToken)).toEqual([code])
})
