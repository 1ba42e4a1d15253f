import { expect, it } from 'vitest'
import { attachedFields } from './attached-fields.ts'
import { suggestMapping } from './suggest-mapping.ts'
import type { FieldKind, TargetField } from './target-field.ts'

const field = (name: string, title: string, kind: FieldKind = 'text'): TargetField => ({
  name,
  title,
  kind,
  multiple: false,
  required: false,
  options: [],
})
const fields = [
  field('title', 'Название'),
  field('comments', 'Комментарий'),
  field('stageId', 'Стадия', 'stage'),
  field('createdTime', 'Дата создания', 'datetime'),
  field('assignedById', 'Ответственный', 'user'),
  field('contactIds', 'Контакты', 'contact'),
  field('companyId', 'Компания', 'company'),
  field('sourceId', 'Источник', 'list'),
  field('UF_CRM_KIND', 'Вид обращения', 'list'),
]
const suggested = (
  names: string[],
  samples: Record<string, string[]> = {},
  saved: Parameters<typeof suggestMapping>[2] = null,
) =>
  suggestMapping(
    names.map((name, column) => ({ column, name, samples: samples[name] ?? [] })),
    fields,
    saved,
  )
const fieldsOf = (names: string[]) => suggested(names).map(({ field: found }) => found)

it('a Salesforce Case export is recognised', () => {
  const header = [
    'CaseNumber',
    'CreatedDate',
    'Subject',
    'Description',
    'Status',
    'OwnerId',
    'ContactEmail',
    'SuppliedPhone',
    'Origin',
    'IsDeleted',
  ]
  const expected = [
    null,
    'createdTime',
    'title',
    'comments',
    'stageId',
    'assignedById',
    'contactIds',
    'contactIds',
    'sourceId',
    null,
  ]
  expect(fieldsOf(header)).toEqual(expected)
})

it('the headers of a Salesforce report are recognised', () => {
  const header = ['Case Number', 'Date/Time Opened', 'Subject', 'Case Owner', 'Case Origin']
  expect(fieldsOf(header)).toEqual([null, 'createdTime', 'title', 'assignedById', 'sourceId'])
})

it('Russian headers and names with signs are recognised', () => {
  const header = ['№', 'Тема', 'Дата создания', 'Статус', 'ИНН', 'Вид обращения', 'Флаг']
  expect(fieldsOf(header)).toEqual([null, 'title', 'createdTime', 'stageId', 'companyId', 'UF_CRM_KIND', null])
})

it('the better word for a field wins, wherever its column stands', () => {
  expect(fieldsOf(['State', 'Status'])).toEqual([null, 'stageId'])
})

it('a field is given once: a name of the portal goes before another word', () => {
  expect(fieldsOf(['Тема', 'Название'])).toEqual([null, 'title'])
})

it('what is looked for is told by the samples', () => {
  const samples = {
    ContactId: ['buh@zarechie.example', 'ivan@zarechie.example'],
    ИНН: ['7707083893', '770708389'],
    CreatedDate: ['3/14/2019', '1/2/2019'],
  }
  const [contact, company, created] = suggested(Object.keys(samples), samples)
  expect(contact?.transform).toEqual({ findBy: ['email'] })
  expect(company?.transform).toEqual({})
  expect(created?.transform).toEqual({ dateOrder: 'mdy' })
})

it('a saved mapping goes first, with its transforms, also where it leaves a column out', () => {
  const transform = { values: { new: 'IN_PROCESS' } }
  const saved = {
    headers: ['status', 'Subject', 'Flag'],
    columns: [
      { column: 0, field: 'stageId', transform },
      { column: 2, field: 'UF_CRM_GONE', transform: {} },
    ],
  }
  const found = suggested(['Subject', 'Status', 'Flag'], {}, saved)
  expect(found.map((one) => [one.field, one.found])).toEqual([
    [null, 'saved'],
    ['stageId', 'saved'],
    [null, 'none'],
  ])
  expect(found[1]).toMatchObject({ column: 1, transform })
})

it.each([
  [
    'comments',
    'Id,ParentId,IsPublished,CommentBody,CreatedById,CreatedDate',
    [null, 'attached.parent', null, 'attached.text', 'attached.author', 'createdTime'],
  ],
  [
    'files',
    'Id,ParentId,Name,ContentType,CreatedDate',
    ['attached.path', 'attached.parent', 'attached.name', null, 'createdTime'],
  ],
] as const)('the columns of %s that Salesforce exports find their fields', (content, header, wanted) => {
  const columns = header.split(',').map((name, column) => ({ column, name, samples: [] }))
  expect(suggestMapping(columns, attachedFields[content]).map((one) => one.field)).toEqual(wanted)
})
