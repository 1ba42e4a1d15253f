import { expect, it } from 'vitest'
import { hashed } from '../hash-row.ts'
import { nameRows } from './name-rows.ts'
import { recogniseSource } from './recognise-source.ts'

const row = (number: number, ...cells: string[]) => hashed({ number, cells, faults: [] })
const names = (rows: { originId: string }[]) => rows.map(({ originId }) => originId)

it('a key names a row whatever else it says', () => {
  const run = { source: 'salesforce', originKey: { kind: 'column', column: 0 } } as const
  const [one, other] = nameRows(run, [row(2, '00001', 'a'), row(3, '00001', 'b')], new Map())
  expect(one?.originId).toBe('salesforce:00001')
  expect(other?.originId).toBe(one?.originId)
})

it('without a key equal rows have names of their own, the same at every load', () => {
  const run = { source: 'file', originKey: { kind: 'content' } } as const
  const same = [row(2, 'a'), row(3, 'a')]
  const [first = '', second = ''] = names(nameRows(run, same, new Map()))
  expect(second).toBe(`${first}#2`)
  expect(names(nameRows(run, [row(4, 'a')], new Map([[same[0]?.hash ?? '', 2]])))).toEqual([`${first}#3`])
})

it('an empty key fails under a name of its own', () => {
  const run = { source: 'file', originKey: { kind: 'column', column: 0 } } as const
  const [empty] = nameRows(run, [row(7, '', 'x')], new Map())
  expect(empty).toMatchObject({ originId: 'file:!7', because: [{ code: 'import.no-id' }] })
})

it('an export of Salesforce cases is recognised by its columns', () => {
  const columns = ['Id', 'CaseNumber', 'Subject', 'Status', 'CreatedDate']
  expect(recogniseSource(columns)).toEqual({
    recognised: 'salesforce-case',
    source: 'salesforce',
    originKey: { kind: 'column', column: 0 },
  })
  expect(recogniseSource(['Тема', 'Текст'])).toMatchObject({ recognised: null, originKey: { kind: 'content' } })
})
