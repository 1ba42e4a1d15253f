import { expect, test } from 'vitest'
import { leastWidth, narrowest, type PlacedColumn, placeColumns } from './grid-geometry.ts'
import { type GridColumn, plainView } from './grid-types.ts'

const column = (id: string, over: Partial<GridColumn<object>> = {}): GridColumn<object> => ({
  id,
  title: id,
  width: 100,
  cell: () => null,
  ...over,
})

const columns = [
  column('state', { pinned: 'end', width: 140 }),
  column('a'),
  column('number', { pinned: 'start', width: 80 }),
  column('title', { pinned: 'start', grows: true, width: 200 }),
  column('actions', { pinned: 'end', width: 60 }),
]
const ids = (placed: readonly PlacedColumn<object>[]): string[] => placed.map((one) => one.column.id)

test('pinned columns stand at their edges with the distance from them', () => {
  const placed = placeColumns(columns, plainView, false)
  expect(ids(placed)).toEqual(['number', 'title', 'a', 'state', 'actions'])
  expect(placed.map(({ left }) => left)).toEqual([0, 80, null, null, null])
  expect(placed.map(({ right }) => right)).toEqual([null, null, null, 60, 0])
})

test('ticks push the left edge by their column', () => {
  expect(placeColumns(columns, plainView, true)[0]?.left).toBe(40)
})

test('a hidden column is left out, a pinned one cannot be hidden', () => {
  const placed = placeColumns(columns, { ...plainView, hidden: ['a', 'number'] }, false)
  expect(ids(placed)).toEqual(['number', 'title', 'state', 'actions'])
})

test('a dragged column keeps its width and grows no more', () => {
  const [, title] = placeColumns(columns, { ...plainView, widths: { title: 300 } }, false)
  expect([title?.width, title?.grows]).toEqual([300, false])
})

test('no column is narrower than its target of the finger', () => {
  const placed = placeColumns(columns, { ...plainView, widths: { a: 3 } }, false)
  expect(placed[2]?.width).toBe(narrowest)
})

test('the least width is the sum of all columns and the ticks', () => {
  expect(leastWidth(placeColumns(columns, plainView, false), false)).toBe(580)
  expect(leastWidth(placeColumns(columns, plainView, true), true)).toBe(620)
})
