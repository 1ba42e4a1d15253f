import { beforeEach, expect, it } from 'vitest'
import type { Viewer } from '../portal/index.ts'
import type { CallLook, LookBody } from './contract.ts'
import { createRecentLooks, type RecentLooks } from './recent-looks.ts'

const viewer = (userId: number, portalId = 'a') => ({ portalId, userId }) as Viewer
const body: LookBody = { phone: '+79161234567', direction: 'incoming', callId: 'c1', companies: [], fresh: false }
let now = 0
let asked = 0
let recent: RecentLooks
beforeEach(() => {
  ;[now, asked] = [Date.parse('2026-11-23T09:00:00Z'), 0]
  recent = createRecentLooks({ now: () => new Date(now) })
})
const look = () => Promise.resolve({ title: String((asked += 1)) } as CallLook)
const ask = async (changes: Partial<LookBody> = {}, who = viewer(7)) =>
  (await recent(who, { ...body, ...changes }, look)).title

it('the panel and the hidden page get one answer', async () => {
  expect(await Promise.all([ask(), ask()])).toEqual(['1', '1'])
  now += 19_999
  expect(await ask()).toBe('1')
  now += 1
  expect(await ask()).toBe('2')
})

it('another person, portal, call, number or company is another question', async () => {
  const others = [
    await ask(),
    await ask({}, viewer(8)),
    await ask({}, viewer(7, 'b')),
    await ask({ callId: 'c2' }),
    await ask({ phone: '+79160000000' }),
    await ask({ companies: [4] }),
  ]
  expect(new Set(others).size).toBe(6)
})

it('whoever knows that something changed gets a fresh answer, and so do those after', async () => {
  await ask()
  now += 500
  expect(await Promise.all([ask({ fresh: true }), ask({ fresh: true })])).toEqual(['2', '2'])
  expect(await ask()).toBe('2')
})

it('a failure is nobody’s answer but the one’s who asked', async () => {
  await expect(recent(viewer(7), body, () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await ask()).toBe('1')
})
