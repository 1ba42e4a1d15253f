import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'
import { findMethod, METHODS } from './registry.ts'

let portal: TestPortal
beforeAll(async () => {
  // Called without anything, a method may succeed where its page requires a parameter.
  portal = await aPortal({ differences: ['* params.*'] })
})
afterAll(() => portal.stop())

test('every method says how much of it is there and which page of the vendor rules it', () => {
  const wrong = METHODS.filter(
    (one) =>
      !/^(api-reference|settings)\/[a-z0-9/-]+$/i.test(one.page) ||
      (one.status === 'partial') !== (one.missing !== undefined),
  )
  expect(wrong.map((one) => one.name)).toEqual([])
})

test('a name stands in the table once and is found in any case', () => {
  const names = METHODS.map((one) => one.name.toLowerCase())
  expect(new Set(names).size).toBe(names.length)
  expect(findMethod('CRM.Type.GETBYENTITYTYPEID')?.name).toBe('crm.type.getByEntityTypeId')
})

const aText = expect.any(String)
/** The catalogue's codes are numbers. */
const aCode = expect.toSatisfy((code: unknown) => typeof code === 'string' || typeof code === 'number')
/** An answer with `time`, or a refusal with a code; nothing in between. */
const shapeOf = (refused: boolean): Record<string, unknown> =>
  refused ? { error: aCode, error_description: aText } : { time: expect.any(Object) }

test.each(METHODS.map((one) => one.name))('%s answers an empty call or refuses it by a code', async (name) => {
  const { status, body } = await portal.call(name)
  expect(status).toBeLessThan(500)
  expect(body).toMatchObject(shapeOf(status >= 400 || 'error' in body))
})

test('method.get and methods speak of the same table', async () => {
  expect(await portal.result<string[]>('methods')).toContain('crm.item.list')
  expect(await portal.result('method.get', { name: 'crm.item.list' })).toEqual({ isExisting: true, isAvailable: true })
  expect(await portal.result('method.get', { name: 'imbot.register' })).toEqual({
    isExisting: false,
    isAvailable: false,
  })
})
