import { inPortal } from '@poryadok/prisma/scope'
import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { createClock } from '../../platform/clock/clock.ts'
import type { Files } from '../../platform/files/create-files.ts'
import { aTenant, storeTenant } from '../../requests/testing.ts'
import { forgetRows } from './forget-rows.ts'

const database = testDatabase()
const dayMs = 86_400_000

it('of an old import only the names of what is in the portal stay; a new one stays whole', async () => {
  const { prisma } = database
  const clock = createClock()
  const tenant = aTenant({ id: randomUUID(), memberId: randomUUID(), entityTypeId: 1 })
  await storeTenant(prisma, tenant)
  const portalId = tenant.id
  const anImport = async (days: number) => {
    const at = new Date(clock.now().getTime() - days * dayMs)
    const upload = { portalId, name: 'a.csv', sizeBytes: 1n, createdBy: 1, createdAt: at }
    const { id: uploadId } = await prisma.importUpload.create({ data: upload })
    await prisma.importPart.create({ data: { portalId, uploadId, at: 0n, fileId: randomUUID(), sizeBytes: 1 } })
    const file = { title: 'a', fileName: 'a.csv', source: `s${days}`, format: 'csv', sizeBytes: 1n, columns: ['Id'] }
    const run = { portalId, entityTypeId: 1, uploadId, ...file, originKey: {}, mapping: {}, options: {}, startedBy: 1 }
    const { id } = await prisma.importRun.create({ data: { ...run, state: 'written', createdAt: at, endedAt: at } })
    const row = (number: number, state: string) => ({
      portalId,
      importId: id,
      entityTypeId: 1,
      number,
      originId: `${days}:${number}`,
      hash: 'h',
      cells: ['1'],
      record: { title: 'Т' },
      itemId: number,
      state,
    })
    await prisma.importRow.createMany({ data: [row(1, 'SUCCESS'), row(2, 'FAILED'), row(3, 'IN_FLIGHT')] })
  }
  await anImport(400)
  await anImport(10)
  const dropped: string[] = []
  const files = { drop: (_: string, ids: readonly string[]) => Promise.resolve(void dropped.push(...ids)) }
  await inPortal(portalId, () => forgetRows({ db: { prisma }, clock, files: files as unknown as Files }, portalId, 365))
  const rows = await prisma.importRow.findMany({ where: { portalId }, orderBy: { id: 'asc' } })
  expect(rows.map(({ originId, cells, record }) => [originId, cells, record])).toEqual([
    ['400:1', [], null],
    ['400:3', ['1'], { title: 'Т' }],
    ...[1, 2, 3].map((number) => [`10:${number}`, ['1'], { title: 'Т' }]),
  ])
  expect([dropped.length, await prisma.importUpload.count({ where: { portalId } })]).toEqual([1, 1])
})
