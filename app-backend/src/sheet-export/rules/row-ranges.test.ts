import { expect, it } from 'vitest'
import { cellBlocks } from './cell-blocks.ts'
import { rowRanges } from './row-ranges.ts'

it('rows side by side are one range, and far ones are joined when there are too many', () => {
  expect(rowRanges([5, 3, 4, 9], 100)).toEqual([
    { from: 3, to: 6 },
    { from: 9, to: 10 },
  ])
  expect(rowRanges([1, 10, 100, 109], 2)).toEqual([
    { from: 1, to: 11 },
    { from: 100, to: 110 },
  ])
  expect(rowRanges([], 1)).toEqual([])
})

it('cells become rectangles, and nothing between them is written', () => {
  const cell = (row: number, column: number) => ({ row, column, value: `${row}/${column}` })
  const blocks = cellBlocks([cell(2, 1), cell(1, 1), cell(1, 2), cell(2, 2), cell(4, 1), cell(2, 5)])
  expect(blocks).toEqual([
    {
      row: 1,
      column: 1,
      values: [
        ['1/1', '1/2'],
        ['2/1', '2/2'],
      ],
    },
    { row: 2, column: 5, values: [['2/5']] },
    { row: 4, column: 1, values: [['4/1']] },
  ])
})
