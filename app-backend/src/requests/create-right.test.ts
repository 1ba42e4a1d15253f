import { expect, it } from 'vitest'
import { createClock } from '../platform/clock/clock.ts'
import { AppError } from '../platform/errors/app-error.ts'
import { createCreateRight } from './create-right.ts'
import { aTenant, aViewer } from './testing.ts'

const tenant = aTenant()
const viewer = aViewer(tenant)
const minute = 60_000

function aRight(check = () => Promise.resolve()) {
  const kept = new Map<string, Date>()
  const clock = createClock()
  const right = createCreateRight({
    permissions: { check },
    lists: {
      fetchedAt: (_, kind) => Promise.resolve(kept.get(kind) ?? null),
      save: (_, kind, __, at) => Promise.resolve(void kept.set(kind, at)),
    },
    clock,
  })
  return { right, clock }
}

it('a person whom the portal refused is offered no request until somebody may have given the right', async () => {
  const { right, clock } = aRight()
  expect(await right.has(tenant, viewer)).toBe(true)
  await right.refused(tenant, viewer)
  expect(await right.has(tenant, viewer)).toBe(false)
  expect(await right.has(tenant, { ...viewer, userId: 8 })).toBe(true)
  clock.setOffset(15 * minute)
  expect(await right.has(tenant, viewer)).toBe(true)
})

it('a person without the right in the matrix is offered none', async () => {
  const { right } = aRight(() => Promise.reject(new AppError('permission.denied')))
  expect(await right.has(tenant, viewer)).toBe(false)
})
