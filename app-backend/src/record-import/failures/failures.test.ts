import { testDatabase } from '@poryadok/prisma/testing'
import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { reason } from '../../kernel/reason.ts'
import { aTenant, storeTenant } from '../../requests/testing.ts'
import { hashed } from '../hash-row.ts'
import type { ImportRun } from '../import-run.ts'
import { createImportStore } from '../import-store.ts'
import type { RowReader } from '../row-reader.ts'
import { nameRows } from '../rules/name-rows.ts'
import { saveChecked } from '../staging/check-store.ts'
import { countRows } from '../staging/read-counts.ts'
import { stageRows } from '../staging/stage-store.ts'
import { failureTable } from './failure-file.ts'
import { mendRow } from './mend-row.ts'
import { readCauses } from './read-causes.ts'
import { everyFailedRow, readFailedRows } from './read-failed-rows.ts'

const database = testDatabase()
const db = {
  get prisma() {
    return database.prisma
  },
}
let run: ImportRun

/** Dates that are no dates fail; a long title comes in cut. */
const reader: RowReader = (rows) =>
  Promise.resolve(
    rows.map(({ id, cells: [, date = '', title = ''] }) => {
      if (date.startsWith('31.02'))
        return { id, because: [reason('import.date-impossible', { column: 'CreatedDate', text: date })] }
      const notes = title.length > 20 ? [reason('import.text-cut', { column: 'Subject', limit: 20 })] : []
      return { id, record: { title }, originalAt: null, notes }
    }),
  )
const readerOf = () => Promise.resolve(reader)

const file = [
  ['1', '31.02.2023', 'Первый'],
  ['2', '01.02.2023', 'Второй, и название у него длинное'],
  ['3', '31.02.2022', 'Третий'],
  ['4', '31.02.2023', 'Четвёртый'],
  ['2', '02.02.2023', 'Ключ второго'],
]

beforeEach(async () => {
  const tenant = aTenant({ id: randomUUID(), memberId: randomUUID() })
  await storeTenant(database.prisma, tenant)
  const at = new Date('2026-11-22T10:00:00Z')
  run = await createImportStore(database.prisma).create({
    portalId: tenant.id,
    title: 'Архив',
    entityTypeId: 1,
    content: 'records',
    belongsTo: null,
    source: 'file',
    uploadId: randomUUID(),
    fileName: 'archive.csv',
    sizeBytes: 1,
    part: null,
    format: 'csv',
    charset: 'utf-8',
    delimiter: ';',
    recognised: null,
    columns: ['Id', 'CreatedDate', 'Subject'],
    originKey: { kind: 'column', column: 0 },
    mapping: { columns: [], constants: {} },
    options: { window: null, keepDates: true },
    startedBy: 1,
    createdAt: at,
  })
  const rows = file.map((cells, at) => hashed({ number: at + 2, cells, faults: [] }))
  await database.prisma.$transaction((tx) => stageRows(tx, run, nameRows(run, rows, new Map())))
  const staged = await database.prisma.importRow.findMany({
    where: { importId: run.id, state: 'NEW' },
    orderBy: { id: 'asc' },
  })
  const checked = await reader(staged.map(({ id, number, cells }) => ({ id, number, cells: cells as string[] })))
  await database.prisma.$transaction((tx) => saveChecked(tx, checked))
})

it('rows are grouped by cause and column with their texts, in the words of the reader', async () => {
  const { groups, notes } = await readCauses(database.prisma, run.id, 'ru')
  expect(groups.map(({ title, count, texts }) => [title, count, texts])).toEqual([
    [
      'Такой даты нет',
      3,
      [
        { text: '31.02.2023', count: 2 },
        { text: '31.02.2022', count: 1 },
      ],
    ],
    ['Ключ повторяется с другим содержанием', 1, []],
  ])
  expect(notes).toMatchObject([
    { code: 'import.text-cut', count: 1, detail: 'портал хранит 20 знаков, колонка Subject' },
  ])
  expect((await readCauses(database.prisma, run.id, 'en')).groups[0]?.title).toBe('There is no such date')
})

it('rows of a cause come page by page in the order of the file', async () => {
  const asked = { code: 'import.date-impossible', column: 'CreatedDate' }
  const { rows, more } = await readFailedRows(database.prisma, run.id, { ...asked, after: 2 }, 'ru')
  expect([rows.map(({ number }) => number), more]).toEqual([[4, 5], false])
})

it('a row with other cells is read at once and ready; no row comes or goes', async () => {
  const before = await countRows(database.prisma, run.id)
  const mended = await mendRow({ db, readerOf }, run, { number: 2, cells: ['1', '28.02.2023', 'Первый'] }, 'ru')
  expect(mended).toMatchObject({ number: 2, state: 'NEW', because: [] })
  expect(await countRows(database.prisma, run.id)).toEqual({
    ...before,
    failed: before.failed - 1,
    new: before.new + 1,
  })
})

it('a row that is still wrong says why again', async () => {
  const cells = ['1', '31.02.2020', 'Первый']
  const mended = await mendRow({ db, readerOf }, run, { number: 2, cells }, 'ru')
  expect(mended).toMatchObject({ state: 'FAILED', because: [{ detail: '«31.02.2020» в колонке CreatedDate' }] })
})

it('a key of its own mends a row that had the key of another', async () => {
  const mended = await mendRow({ db, readerOf }, run, { number: 6, cells: ['5', '02.02.2023', 'Пятый'] }, 'ru')
  expect(mended).toMatchObject({ state: 'NEW', originId: 'file:5' })
})

it('a row that did not fail is not changed', async () => {
  const mending = mendRow({ db, readerOf }, run, { number: 3, cells: ['2', '', 'Другое'] }, 'ru')
  await expect(mending).rejects.toMatchObject({ code: 'import.not-now' })
})

it('the file of failed rows says why and keeps their cells', async () => {
  const { columns, rows } = failureTable(run, everyFailedRow(database.prisma, run.id), 'ru')
  const lines = []
  for await (const line of rows) lines.push(line)
  expect(columns).toEqual(['Строка файла', 'Почему не загружена', 'Id', 'CreatedDate', 'Subject'])
  expect(lines[0]).toEqual([2, 'Такой даты нет: «31.02.2023» в колонке CreatedDate', '1', '31.02.2023', 'Первый'])
  expect(lines).toHaveLength(4)
})
