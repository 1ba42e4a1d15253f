import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idIn } from './rules/row-places.ts'
import type { ExportedRow } from './rules/plan-cells.ts'
import type { SheetValue } from './rules/sheet-value.ts'
import { PlayedSheet } from './testing/played-sheet.ts'
import { withOwnColumns, writeRows } from './write-rows.ts'

const fields = withOwnColumns(['id', 'name', 'phone', 'amount'])
const aRecord = (id: number, changes: Record<string, SheetValue> = {}): ExportedRow => ({
  id,
  values: { name: `Клиент ${id}`, phone: `+7926${String(id).padStart(7, '0')}`, amount: id * 10, ...changes },
})
const task = (records: readonly ExportedRow[], gone: readonly number[] = []) => ({
  sheetId: 7,
  fields,
  records,
  isGone: (id: number) => gone.includes(id),
  deletedWord: 'Удалён',
})
const three = [aRecord(1), aRecord(2), aRecord(3)]

describe('rows of records', () => {
  it('are filled once, and a second pass writes nothing', async () => {
    const sheet = new PlayedSheet(fields)
    expect((await writeRows(sheet, task(three))).counts).toEqual({ added: 3, changed: 0, same: 0, deleted: 0 })
    expect(sheet.rows[2]).toEqual([2, 'Клиент 2', '+79260000002', 20])
    const written = sheet.requests.write
    expect((await writeRows(sheet, task(three))).counts.same).toBe(3)
    expect(sheet.requests.write).toBe(written)
  })

  it('get only the cells that differ, by five reads and one write', async () => {
    const sheet = new PlayedSheet(fields)
    await writeRows(sheet, task(three))
    ;[sheet.cellsWritten, sheet.requests] = [0, { read: 0, write: 0 }]
    const written = await writeRows(sheet, task([aRecord(2, { amount: 21 })]))
    expect([written.cells, sheet.cellsWritten, sheet.requests]).toEqual([1, 1, { read: 5, write: 1 }])
    expect(written.because).toEqual([{ code: 'sheet.changed', params: { count: 1 } }])
  })

  it('of records that are no more keep everything and are marked; back again, they lose the mark', async () => {
    const sheet = new PlayedSheet(fields)
    await writeRows(sheet, task(three))
    expect((await writeRows(sheet, task([], [2]))).counts.deleted).toBe(1)
    expect(sheet.rows[2]).toEqual([2, 'Клиент 2', '+79260000002', 20, 'Удалён'])
    expect((await writeRows(sheet, task([], [2]))).cells).toBe(0)
    await writeRows(sheet, task([aRecord(2)]))
    expect(sheet.rows[2]?.at(-1)).toBe('')
  })

  it('step over a row that somebody typed below the last one', async () => {
    const sheet = new PlayedSheet(fields)
    await writeRows(sheet, task(three))
    sheet.set(4, 1, 'позвонить Ирине')
    await writeRows(sheet, task([aRecord(9)]))
    expect([sheet.rows[4]?.[1], sheet.rows[5]?.[0]]).toEqual(['позвонить Ирине', 9])
  })

  it('that somebody copied are told of, and the upper one is kept right', async () => {
    const sheet = new PlayedSheet(fields)
    await writeRows(sheet, task(three))
    sheet.rows.splice(3, 0, [...(sheet.rows[1] ?? [])])
    const written = await writeRows(sheet, task([aRecord(1, { amount: 11 })]))
    expect([written.twice, sheet.rows[1]?.[3], sheet.rows[3]?.[3]]).toEqual([[1], 11, 10])
  })

  it('grow the sheet before they pass its end', async () => {
    const sheet = new PlayedSheet(fields)
    await writeRows(sheet, task(Array.from({ length: 1_200 }, (_, at) => aRecord(at + 1))))
    expect([sheet.requests.write, sheet.rows.length]).toEqual([2, 1_201])
  })

  it('that people sort while they are written are found again and put right', async () => {
    const sheet = new PlayedSheet(fields)
    await writeRows(sheet, task(three))
    sheet.beforeWrite = () => sheet.rows.splice(1, 3, ...sheet.rows.slice(1, 4).toReversed())
    const changed = three.map(({ id }) => aRecord(id, { amount: id * 10 + 1 }))
    await writeRows(sheet, task(changed))
    expect(new Set(sheet.rows.slice(1).map(([id, , , amount]) => `${String(id)}:${String(amount)}`))).toEqual(
      new Set(['1:11', '2:21', '3:31']),
    )
  })

  it('of other records that were hit by it are named, to be written again', async () => {
    const sheet = new PlayedSheet(fields)
    await writeRows(sheet, task(three))
    sheet.beforeWrite = () => sheet.rows.splice(1, 3, ...sheet.rows.slice(1, 4).toReversed())
    expect((await writeRows(sheet, task([aRecord(1, { amount: 5 })]))).strays).toEqual([3])
  })
})

describe('a sheet under people’s hands', () => {
  it.each([
    ['sheets.key-column-gone', (sheet: PlayedSheet) => sheet.columns.splice(0, 1)],
    [
      'sheets.sheet-gone',
      (sheet: PlayedSheet) => (sheet.look = () => Promise.resolve({ title: '', sheets: [], marks: [] })),
    ],
  ])('stops with %s and writes nothing', async (code, hands) => {
    const sheet = new PlayedSheet(fields)
    await writeRows(sheet, task(three))
    hands(sheet)
    sheet.cellsWritten = 0
    await expect(writeRows(sheet, task([aRecord(1, { amount: 0 })]))).rejects.toMatchObject({ code })
    expect(sheet.cellsWritten).toBe(0)
  })

  it('names a column that was taken away, and goes on with the others', async () => {
    const sheet = new PlayedSheet(fields)
    await writeRows(sheet, task(three))
    sheet.columns[2] = { field: null }
    const written = await writeRows(sheet, task([aRecord(1, { amount: 0, phone: '—' })]))
    expect([written.missing, sheet.rows[1]]).toEqual([['phone'], [1, 'Клиент 1', '+79260000001', 0]])
  })

  it('holds right values after 200 edits, and people’s own columns stay as they were', async () => {
    await fc.assert(fc.asyncProperty(fc.array(anEdit, { minLength: 200, maxLength: 200 }), edited), {
      numRuns: 5,
      seed: 7,
    })
  })
})

const nat = fc.nat({ max: 10_000 })
const anEdit = fc.record({
  kind: fc.constantFrom(
    'sort',
    'insert',
    'move',
    'type',
    'ours',
    'header',
    'copy',
    'drop',
    'note',
    'record',
    'delete',
    'run',
  ),
  a: nat,
  b: nat,
})
type Edit = typeof anEdit extends fc.Arbitrary<infer One> ? One : never

/** Plays the edits with a pass now and then; after each pass the sheet says what the records say and people’s cells are theirs. */
async function edited(edits: readonly Edit[]) {
  const sheet = new PlayedSheet(fields)
  const records = new Map(Array.from({ length: 25 }, (_, at) => [at + 1, aRecord(at + 1)]))
  const gone = new Set<number>()
  for (const edit of [...edits, { kind: 'run', a: 0, b: 0 } as const]) {
    if (edit.kind !== 'run') {
      act(sheet, records, gone, edit)
      continue
    }
    const before = sheet.people()
    await writeRows(sheet, { ...task([...records.values()]), isGone: (id) => gone.has(id) })
    expect(sheet.people()).toBe(before)
    expectRight(sheet, records, gone)
  }
}

function expectRight(sheet: PlayedSheet, records: Map<number, ExportedRow>, gone: Set<number>) {
  const upper = new Map<number, SheetValue[]>()
  for (const row of sheet.rows.slice(1)) {
    const id = idIn(row[sheet.columnOf('id')])
    if (id !== null && !upper.has(id)) upper.set(id, row)
  }
  for (const { id, values } of records.values())
    for (const [field, value] of Object.entries({ ...values, _state: '' }))
      expect(upper.get(id)?.[sheet.columnOf(field)] ?? '').toBe(value)
  for (const id of gone) if (upper.has(id)) expect(upper.get(id)?.[sheet.columnOf('_state')]).toBe('Удалён')
}

function act(sheet: PlayedSheet, records: Map<number, ExportedRow>, gone: Set<number>, { kind, a, b }: Edit) {
  const row = 1 + (a % Math.max(1, sheet.rows.length - 1))
  const column = b % sheet.columns.length
  const ids = [...records.keys()]
  const id = ids[a % ids.length] ?? 1
  const own = sheet.own()
  const ours = sheet.columns.flatMap(({ field }, at) => (field && field !== 'id' ? [at] : []))
  const acts: Record<Edit['kind'], () => void> = {
    sort: () => sheet.sortBy(column),
    insert: () => sheet.columns.length < 14 && sheet.insertColumn(column),
    move: () => sheet.moveColumn(column, a % sheet.columns.length),
    type: () => own.length > 0 && sheet.set(row, own[b % own.length] ?? 0, `=B${a}`),
    ours: () => sheet.set(row, ours[b % ours.length] ?? 0, `правка ${a}`),
    header: () => sheet.set(0, column, `Имя ${a}`),
    copy: () => sheet.rows.splice(row + 1, 0, [...(sheet.rows[row] ?? [])]),
    drop: () => void (sheet.rows.length > 2 && sheet.rows.splice(row, 1)),
    note: () => sheet.rows.length < 120 && sheet.set(sheet.rows.length + (a % 3), column, `заметка ${b}`),
    record: () => records.set(a % 2 ? id : 100 + a, aRecord(a % 2 ? id : 100 + a, { amount: b })),
    delete: () => void (records.size > 5 && records.delete(id) && gone.add(id)),
    run: () => undefined,
  }
  acts[kind]()
  for (const there of records.keys()) gone.delete(there)
}
