import { expect, it } from 'vitest'
import type { FoundLink } from './link-keys.ts'
import type { ColumnMapping } from './mapping.ts'
import { rowPlan } from './row-plan.ts'
import { rowLinks, rowRecord } from './row-record.ts'
import type { FieldKind, TargetField } from './target-field.ts'

const now = new Date('2026-11-22T10:00:00Z')
const field = (name: string, kind: FieldKind, more: Partial<TargetField> = {}): TargetField => ({
  name,
  title: name,
  kind,
  multiple: false,
  required: false,
  options: [],
  ...more,
})
const fields = [
  field('title', 'text', { limit: 10, required: true }),
  field('createdTime', 'datetime'),
  field('stageId', 'stage', {
    options: [
      { id: 'NEW', name: 'Новый' },
      { id: 'JUNK', name: 'Не решён' },
    ],
  }),
  field('kind', 'list', {
    multiple: true,
    options: [
      { id: '5', name: 'Щит' },
      { id: '6', name: 'Кабель' },
    ],
  }),
  field('assignedById', 'user'),
  field('UF_CRM_PRD_OWNER_BEFORE', 'text'),
  field('contactIds', 'contact', { multiple: true }),
  field('companyId', 'company'),
  field('urgent', 'yes-no'),
  field('sum', 'money'),
]
const people = [
  { id: 1, name: 'Анна Смирнова', email: 'Anna@firm.example', active: true },
  { id: 2, name: 'Пётр Ильин', email: null, active: false },
  { id: 3, name: 'Алла Смирнова', email: null, active: true },
]

/** One column a field, in the order given: name, text, transform. */
function read(cells: [string, string, ColumnMapping['transform']?][], links: Record<string, FoundLink> = {}) {
  const columns = cells.map(([name, , transform = {}], column) => ({ column, field: name, transform }))
  const headers = cells.map(([name], column) => `${name} ${column}`)
  const plan = rowPlan(columns, headers, {
    fields,
    people,
    ownerField: 'UF_CRM_PRD_OWNER_BEFORE',
    zone: 'Europe/Moscow',
  })
  const texts = cells.map(([, text]) => text)
  return rowRecord(texts, plan, ({ by, key }) => links[`${by}:${key}`], now)
}
const causesOf = (row: ReturnType<typeof read>) =>
  row.ok ? [] : row.because.map(({ code, params }) => [code, params['column']])
const fieldsOf = (...given: Parameters<typeof read>) => {
  const row = read([['title', 'Т'], ...given[0]], given[1])
  return row.ok ? row.fields : causesOf(row)
}

it('a row becomes a record with its values', () => {
  const row = read([
    ['title', 'Не приходит акт сверки'],
    ['createdTime', '14.03.2019 9:05'],
    ['stageId', 'НЕ РЕШЕН'],
    ['kind', 'щит; Кабель'],
    ['urgent', 'да'],
    ['sum', '1 200,50 ₽'],
  ])
  expect(row).toMatchObject({
    ok: true,
    fields: {
      title: 'Не приходи',
      createdTime: '2019-03-14T06:05:00.000Z',
      stageId: 'JUNK',
      kind: ['5', '6'],
      urgent: true,
      sum: 1_200.5,
    },
    notes: [{ code: 'import.text-cut', params: { column: 'title 0' } }],
  })
})

it('every cause of a row is told at once, with its column', () => {
  const row = read([
    ['title', ''],
    ['createdTime', '31.02.2023'],
    ['stageId', 'Иное'],
    ['sum', 'много'],
  ])
  expect(causesOf(row)).toEqual([
    ['import.date-impossible', 'createdTime 1'],
    ['import.stage-unknown', 'stageId 2'],
    ['import.number-unreadable', 'sum 3'],
    ['import.required-empty', 'title 0'],
  ])
})

it.each([
  ['Смирнова Анна', 1],
  ['анна смирнова', 1],
  ['ANNA@firm.example', 1],
  ['3', 3],
])('the responsible «%s» is employee %i', (text, id) => {
  expect(fieldsOf([['assignedById', text]])).toMatchObject({ assignedById: id })
})

it.each([
  ['Смирнова А.', 'import.person-several'],
  ['Ильин Петр', 'import.person-left'],
  ['Кто-то', 'import.person-unknown'],
])('the responsible «%s» is nobody: %s', (text, code) => {
  expect(fieldsOf([['assignedById', text]])).toEqual([[code, 'assignedById 1']])
})

it('whoever left is the person chosen for that, and the row says so', () => {
  const row = read([
    ['title', 'Т'],
    ['assignedById', 'Ильин П.', { otherwise: '3' }],
  ])
  expect(row).toMatchObject({
    fields: { assignedById: 3, UF_CRM_PRD_OWNER_BEFORE: 'Ильин П.' },
    notes: [{ code: 'import.person-left-replaced', params: { text: 'Ильин П.', column: 'assignedById 1' } }],
  })
})

it('keeps who answered for it wherever a person decided who stands for them', () => {
  const before = (text: string, transform: ColumnMapping['transform']) => fieldsOf([['assignedById', text, transform]])
  expect(before('Яков Лель', { values: { 'яков лель': '1' } })).toMatchObject({
    assignedById: 1,
    UF_CRM_PRD_OWNER_BEFORE: 'Яков Лель',
  })
  expect(before('Яков Лель', { otherwise: '' })).toEqual({ title: 'Т', UF_CRM_PRD_OWNER_BEFORE: 'Яков Лель' })
  expect(before('Смирнова Анна', { otherwise: '3' })).toEqual({ title: 'Т', assignedById: 1 })
})

it('pairs that a person made go before names', () => {
  expect(fieldsOf([['stageId', 'Новый', { values: { новый: 'JUNK' } }]])).toMatchObject({ stageId: 'JUNK' })
  expect(fieldsOf([['stageId', 'Иное', { otherwise: 'NEW' }]])).toMatchObject({ stageId: 'NEW' })
})

it('a contact is found by address, then by the telephone of another column', () => {
  const cells: Parameters<typeof read>[0] = [
    ['contactIds', 'buh@zarechie.example'],
    ['contactIds', '8 916 123-45-67'],
  ]
  expect(fieldsOf(cells, { 'phone:+79161234567': 7 })).toMatchObject({ contactIds: [7] })
  expect(fieldsOf(cells, { 'email:buh@zarechie.example': 8, 'phone:+79161234567': 7 })).toMatchObject({
    contactIds: [8],
  })
  expect(fieldsOf(cells)).toEqual([['import.contact-none', 'contactIds 1']])
  expect(fieldsOf(cells, { 'email:buh@zarechie.example': 'several' })).toEqual([
    ['import.contact-several', 'contactIds 1'],
  ])
})

it('a contact that the portal lacks may leave its field empty', () => {
  const row = read([
    ['title', 'Т'],
    ['contactIds', 'a@b.example', { whenMissing: 'empty' }],
  ])
  expect(row).toMatchObject({ ok: true, fields: { title: 'Т' }, notes: [{ code: 'import.contact-left-empty' }] })
})

it('an ИНН gets the zero back that a table took', () => {
  const columns = [{ column: 0, field: 'companyId', transform: { findBy: ['inn' as const] } }]
  const plan = rowPlan(columns, ['ИНН'], { fields, people, ownerField: null, zone: 'UTC' })
  expect(rowLinks(['274062111'], plan)).toEqual([{ entity: 'company', by: 'inn', key: '0274062111' }])
  expect(rowLinks(['274062112'], plan)).toEqual([])
  const row = rowRecord(['274062112'], plan, () => undefined, now)
  expect(row).toMatchObject({ because: [{ code: 'import.inn-unreadable' }, { code: 'import.required-empty' }] })
})

it('no record is created in the future', () => {
  expect(fieldsOf([['createdTime', '23.11.2026']])).toEqual([['import.date-future', 'createdTime 1']])
})
