import { expect, test } from 'vitest'
import { aPortal } from '../testing.ts'
import { compileParams } from './check-params.ts'
import { compileShape } from './check-shape.ts'
import { DEVIATIONS } from './deviations.ts'
import { inferShape } from './derive/infer-shape.ts'
import type { Report } from './fault.ts'
import type { ContractRow } from './row.ts'
import { watchContract } from './watch.ts'

function faultsOf(check: (report: Report) => void): string[] {
  const found: string[] = []
  check((path) => found.push(path))
  return found
}

const names = new Map([['SORT', 's']])
const shaped = (example: unknown, value: unknown): string[] =>
  faultsOf((report) => compileShape(inferShape(example), names)(value, 'result', report))

test.each([
  ['a number where the page shows text', [{ ID: '1' }], [{ ID: 1 }], ['result[].ID']],
  ['a day where the page shows a time', { at: '2026-11-22T10:00:00+03:00' }, { at: '22.11.2026' }, ['result.at']],
  ['a record where the page shows a list', [{ ID: '1' }], { ID: '1' }, ['result']],
  ['a field that no page names', { ID: '1' }, { ID: '1', NAMED: 'x' }, ['result.NAMED']],
  ['a known field of another kind', { ID: '1' }, { ID: '1', SORT: 5 }, ['result.SORT']],
  ['an id that is null', { ID: '1' }, { ID: null }, ['result.ID']],
  ['a wrong value in a map by numbers', { 7: { n: 1 }, 8: { n: 2 } }, { 9: { n: 'x' } }, ['result{}.n']],
])('%s is a difference', (_case, example, value, paths) => {
  expect(shaped(example, value)).toEqual(paths)
})

test.each([
  ['an absent field', { ID: '1', NAME: 'x' }, { ID: '1' }],
  ['a null field', { ID: '1', NAME: 'x' }, { ID: '1', NAME: null }],
  ['an empty map written as a list', { ID: '1', PHONES: { a: 'b' } }, { ID: '1', PHONES: [] }],
  ['a user field', { ID: '1' }, { ID: '1', UF_CRM_5: 7 }],
  ['an empty text for a time', { at: '2026-11-22T10:00:00+03:00' }, { at: '' }],
  ['anything where the example is null', { at: null }, { at: { deep: 1 } }],
])('%s is none', (_case, example, value) => {
  expect(shaped(example, value)).toEqual([])
})

const row: ContractRow = {
  method: 'crm.thing.add',
  page: 'api-reference/thing',
  params: { id: 'integer!', fields: { is: 'object', of: { TITLE: 'string!', SORT: 'integer' }, uf: true } },
}
const called = (given: ContractRow, params: Record<string, unknown>): string[] =>
  faultsOf((report) => compileParams(given, new Map())(params, report))

test('parameters are looked at by name, kind and presence', () => {
  expect(called(row, { ID: '5', fields: { title: 'x', SORT: '10', UF_CRM_1: [1] } })).toEqual([])
  expect(called(row, { id: 'five', other: 1, fields: { SORT: {}, NAMED: 1 } })).toEqual([
    'params.id',
    'params.other',
    'params.fields.SORT',
    'params.fields.NAMED',
    'params.fields.TITLE',
  ])
  expect(called({ ...row, method: 'crm.thing.update' }, { fields: {} })).toEqual(['params.id'])
})

test('a portal whose calls differ from the pages fails its test, unless the test means it', async () => {
  const sloppy = await aPortal()
  await sloppy.call('crm.lead.list', { filtre: { ID: 1 } })
  await sloppy.call('no.such.method')
  await expect(sloppy.stop()).rejects.toThrow(/crm\.lead\.list: params\.filtre[\s\S]*unknown method no\.such\.method/)

  const deliberate = await aPortal({
    unknownMethods: ['no.such.method'],
    differences: ['crm.lead.list params.filtre'],
  })
  await deliberate.call('crm.lead.list', { filtre: { ID: 1 } })
  await deliberate.call('no.such.method')
  await deliberate.stop()
})

test('the door tells the differences', async () => {
  const portal = await aPortal({ differences: ['*'] })
  await portal.call('crm.lead.list', { filtre: { ID: 1 } })
  expect(await portal.door('GET', 'contract')).toMatchObject({
    faults: ['crm.lead.list: params.filtre: expected no such parameter, got {"ID":1}'],
    succeeded: ['crm.lead.list'],
  })
  await portal.stop()
})

test('a method without a row is a difference', () => {
  const watch = watchContract()
  watch.see({ method: 'no.row.here', params: {} }, { result: true })
  expect(watch.faults()).toMatchObject([{ method: 'no.row.here', path: 'method' }])
})

test('every deviation says why and by which page', () => {
  const empty = DEVIATIONS.filter(({ why, page }) => why.length < 10 || !/^(api-reference|settings)\//.test(page))
  expect(empty).toEqual([])
})
