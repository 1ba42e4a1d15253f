import { expect, it } from 'vitest'
import { inPanelOrder } from './decision-order.ts'

it('puts the thread first and unknown kinds last, the newest of a kind first', () => {
  const kinds = ['zeal', 'deadline', 'thread', 'client', 'thread', 'aim', 'person', 'category']
  const ordered = inPanelOrder(kinds.map((kind, id) => ({ kind, id })))
  expect(ordered.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'thread 4',
    'thread 2',
    'client 3',
    'category 7',
    'person 6',
    'deadline 1',
    'aim 5',
    'zeal 0',
  ])
})
