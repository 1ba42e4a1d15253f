import { expect, it } from 'vitest'
import { caughtUpOf, isWhole } from './catch-up-counts.ts'

it('what is held of what was missed is never more than it', () => {
  const held = { added: 12, changed: 4, deleted: 3 }
  expect(caughtUpOf({ added: 10, changed: 5 }, held)).toEqual({
    missed: { added: 10, changed: 5, deleted: 3 },
    caughtUp: { added: 10, changed: 4, deleted: 3 },
  })
  expect(isWhole({ added: 10, changed: 5, deleted: 3 }, held)).toBe(false)
  expect(isWhole({ added: 12, changed: 4, deleted: 0 }, held)).toBe(true)
})
