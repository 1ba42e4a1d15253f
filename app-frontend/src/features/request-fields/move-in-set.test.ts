import type { FieldDefinitionView } from '@poryadok/app-backend/request-fields/contract'
import { expect, test } from 'vitest'
import { moveField, moveSection } from './move-in-set.ts'

const field = (code: string, section: string): FieldDefinitionView => ({
  code,
  type: 'string',
  label: { ru: code, en: code },
  section,
  multiple: false,
  hidden: false,
  options: [],
  target: null,
})
const title = { ru: 'Р', en: 'S' }
const set = {
  sections: [
    { id: 'a', title },
    { id: 'b', title },
  ],
  fields: [field('A1', 'a'), field('B1', 'b'), field('A2', 'a')],
}
const codes = (moved: typeof set) => moved.fields.map(({ code }) => code)

test('a field goes past fields of other sections to its own neighbour', () => {
  expect(codes(moveField(set, 'A1', 1))).toEqual(['A2', 'B1', 'A1'])
  expect(codes(moveField(set, 'A2', -1))).toEqual(['A2', 'B1', 'A1'])
})

test('the first and the last stay where they are', () => {
  expect(moveField(set, 'A1', -1)).toEqual(set)
  expect(moveSection(set, 'b', 1)).toEqual(set)
  expect(moveSection(set, 'b', -1).sections.map(({ id }) => id)).toEqual(['b', 'a'])
})
