import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { importedPrefix, originMark } from '../../kernel/origin-mark.ts'
import type { BatchItem, Command } from '../../portal/index.ts'
import { aTenant, storeTenant } from '../../requests/testing.ts'
import { collectHappenings } from './collect-happenings.ts'
import type { HookDeps } from './hook-deps.ts'

const database = testDatabase()
const at = (time: string) => `2026-11-22T${time}Z`
const importMark = (name: string) => originMark(2, `${importedPrefix}${name}`)
const now = new Date(at('12:00:00'))

/** Deals of the portal as the list of changed ones shows them. */
const deals = [
  {
    id: 1,
    title: 'Из архива',
    createdTime: '2019-03-07T11:05:09Z',
    updatedTime: at('11:59:00'),
    ...importMark('file:1'),
  },
  {
    id: 2,
    title: 'Из архива, и его взяли в работу',
    createdTime: at('11:59:00'),
    updatedTime: at('11:59:40'),
    ...importMark('file:2'),
  },
  {
    id: 3,
    title: 'Ещё записывается',
    createdTime: at('11:59:00'),
    updatedTime: at('11:59:00'),
    ...importMark('file:3'),
  },
  { id: 4, title: 'Человек завёл сам', createdTime: at('11:59:00'), updatedTime: at('11:59:00') },
]

it('outside programs hear nothing of what an import writes, and everything that people do with it afterwards', async () => {
  const { prisma } = database
  const tenant = aTenant({ id: randomUUID(), memberId: randomUUID(), scopes: [] })
  const portalId = tenant.id
  await storeTenant(prisma, tenant)
  const run = {
    portalId,
    title: '',
    entityTypeId: 2,
    source: 'file',
    uploadId: randomUUID(),
    fileName: '',
    sizeBytes: 1n,
  }
  const rest = { format: 'csv', columns: [], originKey: {}, mapping: {}, options: {}, state: 'writing', startedBy: 1 }
  const { id: importId } = await prisma.importRun.create({ data: { ...run, ...rest, createdAt: now } })
  const row = { portalId, importId, entityTypeId: 2, hash: '', cells: [], settledAt: new Date(at('11:59:01')) }
  await prisma.importRow.createMany({
    data: [
      { ...row, number: 1, originId: 'file:1', state: 'SUCCESS', itemId: 1 },
      { ...row, number: 2, originId: 'file:2', state: 'SUCCESS', itemId: 2 },
      { ...row, number: 3, originId: 'file:3', state: 'IN_FLIGHT', settledAt: null },
    ],
  })
  const hook = {
    portalId,
    client: 'kc',
    name: '',
    url: 'https://kc.example',
    secret: '',
    createdBy: 1,
    createdAt: new Date(0),
  }
  await prisma.centerHook.create({ data: { ...hook, events: ['deal.created', 'deal.changed'] } })
  await prisma.centerHookCursor.create({ data: { portalId, watermark: new Date(at('11:58:00')) } })
  const answer = ({ method }: Command): BatchItem =>
    method === 'server.time' ? { ok: true, result: now.toISOString() } : { ok: true, result: { items: deals } }
  const batch = (_: unknown, commands: Record<string, Command>) =>
    Promise.resolve(Object.fromEntries(Object.entries(commands).map(([key, one]) => [key, answer(one)])))
  const deps = {
    db: { prisma },
    clock: { now: () => now },
    portal: { batch },
    directories: { of: () => Promise.resolve({ stages: [] }) },
    addJob: () => Promise.resolve(),
    tenantOf: () => Promise.resolve(tenant),
  } as unknown as HookDeps
  await inPortal(portalId, () => collectHappenings(deps, portalId))
  const told = await prisma.centerDelivery.findMany({ where: { portalId }, orderBy: { key: 'asc' } })
  expect(told.map(({ type, record }) => [type, record])).toEqual([
    ['deal.changed', 'deal:2'],
    ['deal.created', 'deal:4'],
  ])
})
