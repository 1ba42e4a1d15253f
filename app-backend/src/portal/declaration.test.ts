import { expect, it } from 'vitest'
import { loopLimitsOf, portalSlice } from './declaration.ts'
import { loopFound } from './writes/rules/loop-guard.ts'

const limitsWith = (values: object) => loopLimitsOf(portalSlice.settings.parse(values))
const stage = { entityTypeId: 1, entityId: 7, field: 'stageId' }

it('stops rules after as many writes to one field as the administrator set', () => {
  expect(limitsWith({})).toEqual({ writes: 5, minutes: 10 })
  const sixth = { rule: 'routing', ancestry: [], recent: [{ ...stage, count: 5 }], wanted: [stage] }
  expect(loopFound(sixth, limitsWith({}))?.code).toBe('loop.too-often')
  expect(loopFound(sixth, limitsWith({ loopWrites: 6 }))).toBeNull()
  expect(limitsWith({ loopMinutes: 30 }).minutes).toBe(30)
})
