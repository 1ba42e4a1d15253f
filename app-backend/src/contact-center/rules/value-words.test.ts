import { expect, it } from 'vitest'
import { valueWords } from './value-words.ts'

const names = {
  stages: [{ id: 'NEW', name: 'Новая' }],
  funnels: [{ id: 0, name: 'Общая' }],
  sources: [{ id: 'WEB', name: 'Сайт' }],
  people: [{ id: 3, name: 'Анна Петрова' }],
  presets: [{ id: 1, name: 'Организация' }],
  contacts: [{ id: 9, name: 'Ильина Ольга' }],
  companies: [{ id: 6, name: 'ООО «Берег»' }],
  own: { ufCrmTheme: [{ id: '51', name: 'Субсидия' }] },
}

it('codes of known lists are named; what no list has, and what is no code, stays', () => {
  expect(
    valueWords({ stageId: 'NEW', categoryId: 0, sourceId: 'WEB', assignedById: '3', title: 'NEW' }, names),
  ).toEqual({ stageId: 'Новая', categoryId: 'Общая', sourceId: 'Сайт', assignedById: 'Анна Петрова', title: 'NEW' })
  expect(valueWords({ stageId: 'GONE', assignedById: 9 }, names)).toEqual({ stageId: 'GONE', assignedById: 9 })
  expect(valueWords({ ufCrmTheme: 51 }, names)).toEqual({ ufCrmTheme: 'Субсидия' })
  expect(valueWords({ ufCrmTheme: [51, 52] }, names)).toEqual({ ufCrmTheme: ['Субсидия', 52] })
})

it('clients and the template of requisites are named; a client that the viewer may not see keeps its number', () => {
  expect(valueWords({ companyId: 6, contactIds: [9, 10], PRESET_ID: 1 }, names)).toEqual({
    companyId: 'ООО «Берег»',
    contactIds: ['Ильина Ольга', 10],
    PRESET_ID: 'Организация',
  })
})
