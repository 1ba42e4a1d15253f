import { testDatabase } from '@poryadok/prisma/testing'
import { expect, it } from 'vitest'
import { aTenant } from '../requests/testing.ts'
import type { ImportRun } from './import-run.ts'
import { createImportStore } from './import-store.ts'
import { planWriting } from './plan-writing.ts'
import { aTroubledPortal, aWritingRun } from './write/testing.ts'

const database = testDatabase()
const rows = 3

/** The plan of a run of leads in a portal that has a newer lead, and whose requests are of a type. */
function planOf(run: ImportRun, requestTypeId: number) {
  const now = () => new Date('2026-11-22T10:00:00Z')
  const portal = aTroubledPortal(now, () => null)
  portal.created.push({ id: 1, originId: 'x', createdTime: now().toISOString() })
  const { prisma } = database
  return planWriting(
    {
      portal: portal.client,
      prisma,
      runs: createImportStore(prisma),
      licenceOf: () => Promise.resolve('ru_basic'),
      tenantOf: (id) => Promise.resolve(aTenant({ id, entityTypeId: requestTypeId })),
    },
    run,
  )
}

it.each([
  ['requests are kept in the field', 1, true, 'import.newer-record-field'],
  ['records of another type are lost, and the plan says so', 2, false, 'import.newer-record-lost'],
])('old times of %s', async (_, requestTypeId, keptInField, code) => {
  const plan = await planOf(await aWritingRun(database.prisma, rows), requestTypeId)
  expect(plan).toMatchObject({ rows, dated: 0, undated: rows, keptInField })
  expect(plan.because.map((one) => one.code)).toContain(code)
})

it('rows of a file without dates have none to lose', async () => {
  const run = await aWritingRun(database.prisma, rows)
  await database.prisma.importRow.updateMany({ where: { importId: run.id }, data: { originalAt: null } })
  const plan = await planOf(run, 2)
  expect(plan).toMatchObject({ undated: 0 })
  expect(plan.because).toHaveLength(1)
})

it('rows that change records name the method that wakes the robots of the portal', async () => {
  const run = await aWritingRun(database.prisma, rows)
  const { id } = await database.prisma.importRow.findFirstOrThrow({ where: { importId: run.id } })
  await database.prisma.importRow.update({ where: { id }, data: { itemId: 7 } })
  expect((await planOf(run, 1)).methods).toEqual(['crm.item.batchImport', 'crm.item.import', 'crm.item.update'])
})
