import { expect, it } from 'vitest'
import { recogniseSource } from './recognise-source.ts'
import { suggestKey } from './suggest-key.ts'

/** The column by which rows with these samples are told apart; null: by their content. */
function keyOf(samples: Record<string, string[]>) {
  const columns = Object.entries(samples).map(([name, texts], column) => ({ column, name, samples: texts }))
  const key = suggestKey(recogniseSource(Object.keys(samples)), columns)
  return key.kind === 'column' ? columns[key.column]?.name : null
}

it('rows are told apart by the surest name without repeats', () => {
  expect(keyOf({ Id: ['a', 'b'], 'Case Number': ['0001', '0002'] })).toBe('Case Number')
  expect(keyOf({ Id: ['a', 'b'], 'Case Number': ['0001', '0001'] })).toBe('Id')
  expect(keyOf({ Тема: ['1', ''] })).toBe(null)
})

const facts = { Subject: ['а', 'б'], Status: ['New', 'New'] }

it.each([
  ['an export', { Id: ['500A', '500B'], CaseNumber: ['1', '2'], ...facts, CreatedDate: ['', ''] }, 'Id'],
  ['an export without ids', { CaseNumber: ['1', '2'], ...facts, CreatedDate: ['', ''] }, 'CaseNumber'],
  ['a report', { 'Case Number': ['1', '2'], ...facts, 'Date/Time Opened': ['', ''], 'Case ID': ['A', 'B'] }, 'Case ID'],
])('cases of %s of Salesforce are known by what their comments and attachments call them', (_, samples, key) => {
  expect(recogniseSource(Object.keys(samples))).toMatchObject({ recognised: 'salesforce-case', source: 'salesforce' })
  expect(keyOf(samples)).toBe(key)
})
