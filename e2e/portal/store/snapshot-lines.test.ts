import { afterEach, beforeEach, expect, test } from 'vitest'
import { seedLarge } from '../seed/large.ts'
import type { TestPortal } from '../testing.ts'
import { aPortal } from '../testing.ts'
import { restoreLines, snapshotLines } from './snapshot.ts'

let portal: TestPortal
beforeEach(async () => {
  portal = await aPortal()
})
afterEach(() => portal.stop())

test('no line of a large world holds more than five hundred records', () => {
  seedLarge(portal.state, { leads: 4_000, contacts: 1_000, companies: 100 })
  const lines = [...snapshotLines(portal.state)].map((line) => JSON.parse(line) as { rows?: unknown[] })
  expect(Math.max(...lines.map((line) => line.rows?.length ?? 0))).toBe(500)
  expect(lines.flatMap((line) => line.rows ?? []).length).toBeGreaterThan(5_100)
})

test('the world goes out as it was at the call, whatever is added or changed meanwhile', async () => {
  const leads = portal.state.items.of(1).size
  const lines = snapshotLines(portal.state)
  await portal.result('crm.item.update', { entityTypeId: 1, id: 1, fields: { title: 'Позже' } })
  await portal.result('crm.item.add', { entityTypeId: 1, fields: { title: 'Позже' } })
  const texts = [...lines]
  expect(texts.join('')).not.toContain('Позже')
  await restoreLines(portal.state, texts)
  const { item } = await portal.result<{ item: { id: number } }>('crm.item.add', { entityTypeId: 1, fields: {} })
  expect(item.id).toBe(leads + 1)
})

test('a torn snapshot is refused and the present world stays', async () => {
  const lines = [...snapshotLines(portal.state)]
  await portal.result('crm.item.update', { entityTypeId: 1, id: 1, fields: { title: 'Теперешний' } })
  await expect(restoreLines(portal.state, lines.slice(0, -1))).rejects.toThrow('оборван')
  await expect(restoreLines(portal.state, ['{"version":3}'])).rejects.toThrow('версии 3')
  expect(portal.state.items.of(1).get(1)?.title).toBe('Теперешний')
})

test('a snapshot of the first version, one JSON text, is still read; what it lacks is as in a new portal', async () => {
  const { users, departments, statuses } = portal.state
  const tables = { users: [...users], departments: [...departments], statuses: [...statuses], gone: [[1, { id: 1 }]] }
  const items = { 1: [{ id: 7, title: 'Из старого файла', stageId: 'NEW', assignedById: 2 }] }
  const sequences = { 'item:1': 7 }
  const whole = { version: 1, memberId: 'm'.repeat(32), offsetMs: 60_000, sequences, tables, items }
  const { accessToken } = portal.state.tokens.mint(portal.app.clientId, 1)
  await restoreLines(portal.state, [JSON.stringify(whole)])
  expect([portal.state.memberId, portal.state.clock.offsetMs]).toEqual(['m'.repeat(32), 60_000])
  expect([...portal.state.items.of(1).rows.values()].map((one) => one.title)).toEqual(['Из старого файла'])
  expect(portal.state.tokens.find(accessToken)).toBeUndefined()
  expect(portal.state.roles.get('agent')?.rights.default?.read).toBe('all')
})

test('indexes of the world before do not answer for the one put back', async () => {
  const ofContact = () =>
    portal.result<{ items: { id: number }[] }>('crm.item.list', { entityTypeId: 1, filter: { contactId: 900 } })
  seedLarge(portal.state, { leads: 2_000, contacts: 1_000, companies: 100 })
  const lines = [...snapshotLines(portal.state)]
  const before = (await ofContact()).items.map((one) => one.id)
  await portal.result('crm.item.add', { entityTypeId: 1, fields: { title: 'T', contactId: 900 } })
  expect((await ofContact()).items).toHaveLength(before.length + 1)
  await restoreLines(portal.state, lines)
  expect((await ofContact()).items.map((one) => one.id)).toEqual(before)
})
