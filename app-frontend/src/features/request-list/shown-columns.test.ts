import type { Layout } from '@poryadok/app-backend/request-list/contract'
import { expect, test } from 'vitest'
import { shownColumns } from './shown-columns.ts'

const layout = (...columns: string[]): Layout => ({ columns, widths: {}, density: 'cosy', pinned: [], first: 'open' })

test('the list shows the columns as the person has them', () =>
  expect(shownColumns(layout('stageId', 'contactIds'), null)).toEqual(['stageId', 'contactIds']))

test('a contact’s card does not repeat the contact in every row', () =>
  expect(shownColumns(layout('stageId', 'contactIds', 'companyId'), { kind: 'contact', id: 7 })).toEqual([
    'stageId',
    'companyId',
  ]))

test('a company’s card says whose a request is, where the person wants it or else first', () => {
  const company = { kind: 'company', id: 1 } as const
  expect(shownColumns(layout('stageId', 'contactIds'), company)).toEqual(['stageId', 'contactIds'])
  expect(shownColumns(layout('stageId'), company)).toEqual(['contactIds', 'stageId'])
})
