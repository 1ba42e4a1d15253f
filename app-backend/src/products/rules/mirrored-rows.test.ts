import { describe, expect, test } from 'vitest'
import { mirroredRows } from './mirrored-rows.ts'

const aRow = (id: number, productId: number, price = 0) => ({ id, productId, price, productName: 'Реле' })

describe('product rows of a request', () => {
  test('get what was chosen, once', () => {
    expect(mirroredRows([], [7, 7], [])).toEqual({ added: [7], removed: [], ours: [7] })
  })
  test('lose what was ours and is not chosen any more', () => {
    const ours = aRow(6, 7)
    expect(mirroredRows([aRow(5, 1, 900), ours], [], [7])).toEqual({ added: [], removed: [ours], ours: [] })
  })
  test('keep a row of ours that is chosen', () => {
    expect(mirroredRows([aRow(6, 7)], [7], [7])).toEqual({ added: [], removed: [], ours: [7] })
  })
  test('keep a row of ours that somebody gave a price', () => {
    expect(mirroredRows([aRow(6, 7, 450)], [], [7]).removed).toEqual([])
  })
  test('lose one row a product: a second one is somebody else’s', () => {
    expect(mirroredRows([aRow(6, 7), aRow(8, 7)], [], [7]).removed).toEqual([aRow(6, 7)])
  })
  test('are not doubled when a person put the product there, and theirs does not become ours', () => {
    expect(mirroredRows([aRow(5, 1)], [1], [])).toEqual({ added: [], removed: [], ours: [] })
  })
})
