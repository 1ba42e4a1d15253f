import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { aPortal } from '../testing.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'portal-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a portal started again on its file is the same portal', async () => {
  const dataFile = path.join(folder, 'deep', 'portal.json')
  const first = await aPortal({ dataFile })
  const added = await first.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 1,
    fields: { title: 'Переживёт' },
  })
  const { refreshToken } = first.state.tokens.mint(first.app.clientId, 1)
  await first.door('POST', 'clock', { advanceMs: 5_000 })
  await first.stop()
  expect(await readdir(path.dirname(dataFile))).toEqual(['portal.json'])

  const second = await aPortal({ dataFile })
  expect(second.state.memberId).toBe(first.state.memberId)
  expect(second.state.items.of(1).get(added.item.id)?.title).toBe('Переживёт')
  expect(second.state.tokens.refresh(refreshToken, first.app.clientId)).toBeDefined()
  expect(second.state.clock.offsetMs).toBe(5_000)
  const next = await second.result<{ item: { id: number } }>('crm.item.add', {
    entityTypeId: 1,
    fields: { title: 'T' },
  })
  expect(next.item.id).toBe(added.item.id + 1)
  await second.stop()
})

test('the doors remember the world, put it back and reset it', async () => {
  const portal = await aPortal()
  await portal.door('POST', 'snapshot', { name: 'before' })
  await portal.door('POST', 'simulate/delete', { entityTypeId: 1, id: 1 })
  expect(portal.state.items.of(1).get(1)).toBeUndefined()
  await portal.door('POST', 'restore', { name: 'before' })
  expect(portal.state.items.of(1).get(1)?.title).toBe('Отключается вводной автомат')
  expect(portal.state.apps.size).toBe(1)
  await portal.door('POST', 'reset')
  expect(portal.state.apps.size).toBe(0)
  await portal.stop()
})

test('the clock’s stream tells the offset at once and at every change', async () => {
  const portal = await aPortal()
  const answer = await fetch(`${portal.url}/_portal/clock/stream`)
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  expect((await reader?.read())?.value).toBe('data: {"offsetMs":0}\n\n')
  await portal.door('POST', 'clock', { advanceMs: 3_600_000 })
  expect((await reader?.read())?.value).toBe('data: {"offsetMs":3600000}\n\n')
  await reader?.cancel()
  await portal.stop()
})
