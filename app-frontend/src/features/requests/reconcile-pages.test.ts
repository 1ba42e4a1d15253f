import { expect, test } from 'vitest'
import { aPage, aRow, rowsFrom } from '../../testing/request-rows.ts'
import { reconcilePages } from './reconcile-pages.ts'

const ids = (page: { rows: { id: number }[] } | undefined): number[] => page?.rows.map((row) => row.id) ?? []

test('a changed row changes in its place', () => {
  const shown = [aPage({ rows: rowsFrom(3, 3) })]
  const fresh = aPage({ rows: [aRow({ id: 3 }), aRow({ id: 2, title: 'Новое название' }), aRow({ id: 1 })] })
  const { pages, added, gone } = reconcilePages(shown, fresh)
  expect(pages[0]?.rows[1]?.title).toBe('Новое название')
  expect([ids(pages[0]), added, gone]).toEqual([[3, 2, 1], [], 0])
})

test('a new row is told and not put between the others', () => {
  const { pages, added } = reconcilePages([aPage({ rows: rowsFrom(3, 3) })], aPage({ rows: rowsFrom(4, 4) }))
  expect([ids(pages[0]), added]).toEqual([[3, 2, 1], [4]])
})

test('on a short list a missing row is gone', () => {
  const { gone, added } = reconcilePages([aPage({ rows: rowsFrom(3, 3) })], aPage({ rows: rowsFrom(3, 2) }))
  expect([gone, added]).toEqual([1, []])
})

test('on a full page the row that a new one pushed out is not gone', () => {
  const shown = [aPage({ rows: rowsFrom(100, 50), nextOffset: 50 })]
  const fresh = aPage({ rows: rowsFrom(101, 50), nextOffset: 50 })
  expect(reconcilePages(shown, fresh)).toMatchObject({ added: [101], gone: 0 })
})

test('counters are those of the fresh page on every page', () => {
  const shown = [aPage({ rows: rowsFrom(100, 50) }), aPage({ rows: rowsFrom(50, 50) })]
  const counts = { open: 101, mine: 1, overdue: 2, uncategorized: 3, closed: 4 }
  const { pages } = reconcilePages(shown, aPage({ rows: rowsFrom(100, 50), counts }))
  expect(pages.map((page) => page.counts)).toEqual([counts, counts])
})
