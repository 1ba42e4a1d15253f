import { describe, expect, it } from 'vitest'
import { exportFields, type ExportField } from './export-field.ts'
import { recordCell } from './record-cell.ts'

const names = { people: new Map([[7, 'Олег Седов']]), records: new Map([['4.9', 'Заречье']]) }
const field = (changes: Partial<ExportField>): ExportField => ({ name: 'f', title: 'Ф', kind: 'text', ...changes })

describe('a value of the portal', () => {
  it.each<[string, unknown, Partial<ExportField>, unknown]>([
    ['an option', '12', { names: { 12: 'Важный' } }, 'Важный'],
    ['an option that is no more', '13', { names: { 12: 'Важный' } }, '13'],
    ['several options', ['12', '13'], { names: { 12: 'А', 13: 'Б' } }, 'А; Б'],
    ['a person', 7, { kind: 'person' }, 'Олег Седов'],
    ['a person nobody knows', 8, { kind: 'person' }, '№ 8'],
    ['nobody', 0, { kind: 'person' }, null],
    ['a company', 9, { kind: 'record', entityTypeId: 4 }, 'Заречье'],
    ['a hidden company', 10, { kind: 'record', entityTypeId: 4 }, '№ 10'],
    ['a moment', '2026-11-22T12:00:00+03:00', { kind: 'moment' }, new Date('2026-11-22T09:00:00Z')],
    ['a day', '2026-11-22T00:00:00+03:00', { kind: 'day' }, '2026-11-22'],
    ['a yes', 'Y', { kind: 'flag' }, true],
    ['a no', 'N', { kind: 'flag' }, false],
    ['a flag nobody set', null, { kind: 'flag' }, null],
    ['a number', '12.5', { kind: 'number' }, 12.5],
    ['money', '100|RUB', { kind: 'money' }, '100 RUB'],
    ['an address', 'Казань|;|55;49', {}, 'Казань'],
    ['a file', { id: 1, url: 'https://portal/f' }, { kind: 'file' }, 'https://portal/f'],
    ['a long number', '770123456789', {}, '770123456789'],
    ['nothing', '', {}, null],
  ])('%s', (_, raw, changes, cell) => {
    expect(recordCell({ f: raw }, field(changes), names)).toEqual(cell)
  })

  it('that is a multifield gives the values of its kind', () => {
    const fm = [
      { typeId: 'PHONE', value: '+7 926 1' },
      { typeId: 'EMAIL', value: 'a@b.example' },
      { typeId: 'PHONE', value: '+7 926 2' },
    ]
    expect(recordCell({ fm }, field({ name: 'fm.PHONE' }), names)).toBe('+7 926 1; +7 926 2')
    expect(recordCell({}, field({ name: 'fm.WEB' }), names)).toBeNull()
  })
})

it('columns are the number, a column for each field and for each kind of multifields', () => {
  const told = [
    { name: 'fm', title: 'Связь', kind: 'text' as const, type: 'crm_multifield' },
    { name: 'phoneWork', title: 'phoneWork', kind: 'text' as const, type: 'string' },
    { name: 'id', title: 'ID', kind: 'text' as const, type: 'integer' },
    { name: 'opportunity', title: 'Сумма', kind: 'text' as const, type: 'double' },
  ]
  const words = { phone: 'Телефон', email: 'E-mail', web: 'Сайт', im: 'Мессенджер' }
  expect(exportFields(told, words).map(({ name, title, kind }) => `${name} ${title} ${kind}`)).toEqual([
    'id ID number',
    'fm.PHONE Телефон text',
    'fm.EMAIL E-mail text',
    'fm.WEB Сайт text',
    'fm.IM Мессенджер text',
    'opportunity Сумма number',
  ])
})
