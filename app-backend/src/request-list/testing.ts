import type { ListField } from './contract.ts'
import type { FilterFacts } from './rules/portal-filter.ts'

/** A field of the list; change what the test is about. */
export const aField = (changes: Partial<ListField> & Pick<ListField, 'name' | 'kind'>): ListField => ({
  title: changes.name,
  multiple: false,
  own: changes.name.startsWith('UF_'),
  options: [],
  sortable: true,
  editable: true,
  ...changes,
})

const fields = [
  aField({ name: 'title', kind: 'text' }),
  aField({ name: 'stageId', kind: 'stage', options: [{ id: 'NEW', name: 'Новый' }] }),
  aField({ name: 'assignedById', kind: 'person' }),
  aField({ name: 'createdTime', kind: 'datetime', editable: false }),
  aField({ name: 'opened', kind: 'yes-no' }),
  aField({ name: 'contactIds', kind: 'contact', multiple: true, editable: false }),
  aField({ name: 'companyId', kind: 'company', editable: false }),
  aField({ name: 'UF_SERIAL', kind: 'text' }),
  aField({ name: 'UF_COUNT', kind: 'number' }),
  aField({ name: 'UF_SUM', kind: 'money', sortable: false, editable: false }),
  aField({ name: 'UF_DAY', kind: 'date' }),
  aField({ name: 'UF_WARRANTY', kind: 'yes-no' }),
  aField({ name: 'UF_KIND', kind: 'option', options: [{ id: '31', name: 'Ремонт' }] }),
  aField({ name: 'UF_SCAN', kind: 'files', sortable: false, editable: false }),
]

/** Moscow, a Wednesday: 2026-11-25, 00:30 there while it is still Tuesday in UTC. */
export const someFacts = (changes: Partial<FilterFacts> = {}): FilterFacts => ({
  fields: new Map(fields.map((field) => [field.name, field])),
  me: 7,
  now: new Date('2026-11-24T21:30:00Z'),
  zone: 'Europe/Moscow',
  stages: { open: ['NEW', 'IN_PROCESS'], closed: ['CONVERTED'] },
  amounts: {},
  ...changes,
})

export const someFields = fields
