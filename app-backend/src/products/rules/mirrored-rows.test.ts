import { describe, expect, test } from 'vitest'
import { mirroredRows } from './mirrored-rows.ts'

const theirs = { id: 5, productId: 1, price: 900, quantity: 3, productName: 'Реле' }

describe('product rows of a request', () => {
  test('get what was chosen, without a price', () => {
    expect(mirroredRows([], [7], [])).toEqual([{ productId: 7, price: 0, quantity: 1 }])
  })
  test('keep the rows of other people with their prices', () => {
    expect(mirroredRows([theirs], [7], [])?.[0]).toEqual({ productId: 1, price: 900, quantity: 3, productName: 'Реле' })
  })
  test('lose what was ours and is not chosen any more', () => {
    expect(mirroredRows([theirs, { productId: 7 }], [], [7])).toHaveLength(1)
  })
  test('keep a row of ours that is chosen, and are not written when nothing differs', () => {
    expect(mirroredRows([theirs, { productId: 7 }], [7], [7])).toBeNull()
  })
  test('are not doubled when a person put the product there', () => {
    expect(mirroredRows([theirs], [1], [])).toBeNull()
  })
})
