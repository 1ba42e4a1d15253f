import { expect, it } from 'vitest'
import { listFields } from './list-fields.ts'

const directory = {
  stages: [{ id: 'NEW', name: 'Новый' }],
  dictionaries: { SOURCE: [{ id: 'EMAIL', name: 'Почта' }], INDUSTRY: [{ id: 'IT', name: 'Связь' }] },
  isKept: (name: string) => name.includes('_PRD_T_') || name.includes('PRODUCTS'),
}
const fields = listFields(
  {
    UF_KIND: { type: 'enumeration', title: 'Вид', isDynamic: true, items: [{ ID: '31', VALUE: 'Ремонт' }] },
    UF_TAGS: { type: 'string', isDynamic: true, isMultiple: true },
    id: { type: 'integer', title: 'ID', isReadOnly: true },
    stageId: { type: 'crm_status', statusType: 'STATUS', title: 'Стадия' },
    sourceId: { type: 'crm_status', statusType: 'SOURCE', title: 'Источник' },
    contactId: { type: 'crm_contact', title: 'Контакт' },
    contactIds: { type: 'crm_contact', isMultiple: true },
    UF_ORDER: { type: 'crm', isDynamic: true, settings: { DEAL: 'Y', DYNAMIC_1030: 'Y' } },
    UF_CHANNEL: { type: 'crm_status', isDynamic: true, settings: { ENTITY_TYPE: 'SOURCE' } },
    UF_INDUSTRY: { type: 'crm_status', isDynamic: true, isMultiple: true, settings: { ENTITY_TYPE: 'INDUSTRY' } },
    UF_SITE: { type: 'address', isDynamic: true },
    UF_NOTHING: { type: 'crm', isDynamic: true, settings: {} },
    UF_CRM_PRD_T_NEW: { type: 'integer', isDynamic: true },
    UF_CRM_7_PRD_PRODUCTS: { type: 'string', isDynamic: true },
    UF_CRM_PRD_RESOLVE_BY: { type: 'datetime', isDynamic: true },
    UF_SUM: { type: 'money', isDynamic: true },
    fm: { type: 'crm_multifield', isMultiple: true },
  },
  directory,
)
const own = ['UF_KIND', 'UF_TAGS', 'UF_ORDER', 'UF_CHANNEL', 'UF_INDUSTRY', 'UF_SITE', 'UF_NOTHING']
const kept = ['UF_CRM_PRD_T_NEW', 'UF_CRM_7_PRD_PRODUCTS']
const field = (name: string) => fields.find((one) => one.name === name)

it('standard fields stand before own ones; what no list can show, and the deprecated contact, are left out', () =>
  expect(fields.map(({ name }) => name)).toEqual([
    'id',
    'stageId',
    'sourceId',
    'contactIds',
    ...own,
    ...kept,
    'UF_CRM_PRD_RESOLVE_BY',
    'UF_SUM',
  ]))

it('options carry the names of the portal', () => {
  expect(field('stageId')).toMatchObject({ kind: 'stage', options: [{ id: 'NEW', name: 'Новый' }], editable: true })
  expect(field('sourceId')).toMatchObject({ kind: 'option', options: [{ id: 'EMAIL', name: 'Почта' }] })
  expect(field('UF_CHANNEL')).toMatchObject({
    kind: 'option',
    options: [{ id: 'EMAIL', name: 'Почта' }],
    editable: true,
  })
  expect(field('UF_INDUSTRY')).toMatchObject({ kind: 'option', options: [{ id: 'IT', name: 'Связь' }], editable: true })
  expect(field('UF_KIND')).toMatchObject({ own: true, options: [{ id: '31', name: 'Ремонт' }], editable: true })
})

it('what the portal keeps itself, files and links are not written in a cell; several values and clients are', () => {
  expect(['UF_TAGS', 'contactIds', 'id'].map((name) => field(name)?.editable)).toEqual([true, true, false])
  expect(['UF_SCAN', 'opportunity'].some((name) => field(name)?.editable)).toBe(false)
})

it('what the product writes by itself is not typed, what people decide on is', () => {
  expect(kept.map((name) => field(name)?.editable)).toEqual([false, false])
  expect(field('UF_CRM_PRD_RESOLVE_BY')).toMatchObject({ editable: true })
})

it('money has no order: the portal would compare it as text', () =>
  expect(field('UF_SUM')).toMatchObject({ sortable: false }))

it('an address is read and not typed: its place on the map is kept beside its words', () =>
  expect(field('UF_SITE')).toMatchObject({ kind: 'text', editable: false }))

it('a link names the types that it may point at; one that names none can be asked only whether it is filled', () => {
  const links = [
    { entityTypeId: 2, prefix: 'D_' },
    { entityTypeId: 1030, prefix: 'T406_' },
  ]
  expect(field('UF_ORDER')).toMatchObject({ kind: 'link', links, editable: false })
  expect(field('UF_NOTHING')).toMatchObject({ kind: 'other' })
})
