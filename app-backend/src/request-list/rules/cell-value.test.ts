import { describe, expect, it } from 'vitest'
import { aField } from '../testing.ts'
import { cellValue } from './cell-value.ts'
import { sameCell } from './same-cell.ts'
import { writtenValue } from './written-value.ts'

const names = {
  people: new Map([[7, 'Олег Седов']]),
  contacts: new Map([[15, 'Анна Белова']]),
  companies: new Map(),
}
const kind = aField({ name: 'UF_KIND', kind: 'option', options: [{ id: '31', name: 'Ремонт' }] })

describe('a value of the portal', () => {
  it.each([
    ['an option by its present name', kind, 31, [{ id: '31', name: 'Ремонт' }]],
    ['an option that is gone by its number', kind, '99', [{ id: '99', name: '№ 99' }]],
    ['nothing as nothing', kind, '0', null],
    ['a person', aField({ name: 'assignedById', kind: 'person' }), '7', [{ id: '7', name: 'Олег Седов' }]],
    [
      'a client whom the viewer may not see without a name',
      aField({ name: 'contactIds', kind: 'contact', multiple: true }),
      [15, 16],
      [
        { id: '15', name: 'Анна Белова' },
        { id: '16', name: '' },
      ],
    ],
    [
      'a moment in UTC',
      aField({ name: 'at', kind: 'datetime' }),
      '2026-11-24T12:00:00+03:00',
      '2026-11-24T09:00:00.000Z',
    ],
    ['a day', aField({ name: 'UF_DAY', kind: 'date' }), '2026-11-24T03:00:00+03:00', '2026-11-24'],
    ['money with its currency', aField({ name: 'UF_SUM', kind: 'other' }), '1500|RUB', '1500 RUB'],
    [
      'an address without its place on the map',
      aField({ name: 'UF_ADDRESS', kind: 'text' }),
      'Заречная, 1|55.75;-37.6|123',
      'Заречная, 1',
    ],
    ['an address without its marks', aField({ name: 'UF_ADDRESS', kind: 'text' }), 'Заречная, 1|;|123', 'Заречная, 1'],
    ['files by their number', aField({ name: 'UF_SCAN', kind: 'files' }), [{ id: 1 }, { id: 2 }], 2],
    ['Y as yes', aField({ name: 'opened', kind: 'yes-no' }), 'Y', true],
    ['an unset yes/no as no', aField({ name: 'UF_WARRANTY', kind: 'yes-no' }), null, false],
  ])('shows %s', (_, field, raw, shown) => expect(cellValue(raw, field, names)).toEqual(shown))
})

describe('two cells', () => {
  it('are the same whatever a renamed option is called, and with nothing in either', () => {
    expect(sameCell([{ id: '31', name: 'Ремонт' }], [{ id: '31', name: 'Починка' }])).toBe(true)
    expect(sameCell(null, '')).toBe(true)
    expect(sameCell(false, null)).toBe(true)
  })
  it('differ by what they hold', () => expect(sameCell('5', [{ id: '6', name: '5' }])).toBe(false))
})

describe('a value to write', () => {
  it.each([
    ['an option of the list', kind, '31', { value: '31' }],
    ['an option that is gone', kind, '99', 'not-written'],
    ['nobody as responsible', aField({ name: 'assignedById', kind: 'person' }), '0', 'not-written'],
    ['a yes as the portal takes it', aField({ name: 'UF_WARRANTY', kind: 'yes-no' }), true, { value: 'Y' }],
    ['a number with a comma', aField({ name: 'UF_COUNT', kind: 'number' }), '1,5', { value: 1.5 }],
    ['no number', aField({ name: 'UF_COUNT', kind: 'number' }), 'много', 'not-written'],
    ['an emptied text', aField({ name: 'UF_SERIAL', kind: 'text' }), null, { value: '' }],
    [
      'clients by their numbers',
      aField({ name: 'contactIds', kind: 'contact', multiple: true }),
      ['15', '16'],
      { value: [15, 16] },
    ],
    ['no client at all', aField({ name: 'contactIds', kind: 'contact', multiple: true }), [], { value: [] }],
    ['a company that is taken away', aField({ name: 'companyId', kind: 'company' }), null, { value: 0 }],
    ['several options', { ...kind, multiple: true }, ['31'], { value: ['31'] }],
    ['several options, one of them gone', { ...kind, multiple: true }, ['31', '99'], 'not-written'],
    [
      'several texts without their empty lines',
      aField({ name: 'UF_TAGS', kind: 'text', multiple: true }),
      ['щит', ' '],
      { value: ['щит'] },
    ],
    ['a field that only the portal writes', aField({ name: 'id', kind: 'number', editable: false }), 5, 'not-written'],
  ])('%s', (_, field, value, written) => expect(writtenValue(field, value)).toEqual(written))
})
