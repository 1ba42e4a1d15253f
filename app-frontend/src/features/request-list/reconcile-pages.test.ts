import type { ListPage } from '@poryadok/app-backend/request-list/contract'
import { expect, test } from 'vitest'
import { reconcilePages } from './reconcile-pages.ts'
import { aListPage, aListRow, rowsFrom } from './testing.ts'

const ids = (page: ListPage | undefined): number[] => page?.rows.map((row) => row.id) ?? []

test('a changed row changes in its place', () => {
  const fresh = aListPage([aListRow(3), aListRow(2, { title: 'Новое название' }), aListRow(1)])
  const { pages, added, gone } = reconcilePages([aListPage(rowsFrom(3, 3))], fresh)
  expect(pages[0]?.rows[1]?.title).toBe('Новое название')
  expect([ids(pages[0]), added, gone]).toEqual([[3, 2, 1], [], 0])
})

test('a new row is told and not put between the others', () => {
  const { pages, added } = reconcilePages([aListPage(rowsFrom(3, 3))], aListPage(rowsFrom(4, 4)))
  expect([ids(pages[0]), added]).toEqual([[3, 2, 1], [4]])
})

test('on a short list a missing row is gone', () => {
  const { gone, added } = reconcilePages([aListPage(rowsFrom(3, 3))], aListPage(rowsFrom(3, 2)))
  expect([gone, added]).toEqual([1, []])
})

test('on a full page the row that a new one pushed out is not gone', () => {
  const shown = [aListPage(rowsFrom(100, 50), { next: 'id:51' })]
  const fresh = aListPage(rowsFrom(101, 50), { next: 'id:52' })
  expect(reconcilePages(shown, fresh)).toMatchObject({ added: [101], gone: 0 })
})

test('counters are those of the fresh page on every page', () => {
  const shown = [aListPage(rowsFrom(100, 50)), aListPage(rowsFrom(50, 50), { total: null, counts: {} })]
  const counts = { open: 101, closed: 4 }
  const { pages } = reconcilePages(shown, aListPage(rowsFrom(100, 50), { counts, total: 101 }))
  expect(pages.map((page) => [page.counts, page.total])).toEqual([
    [counts, 101],
    [counts, null],
  ])
})
