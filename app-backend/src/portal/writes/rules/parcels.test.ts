import { expect, it } from 'vitest'
import { parcels } from './parcels.ts'

const write = (fields: object) => ({ params: { fields } })

it('sends fifty writes together', () => {
  expect(parcels(Array.from({ length: 101 }, () => write({ stageId: 'NEW' }))).map((one) => one.length)).toEqual([
    50, 50, 1,
  ])
})

it('sends an emptied list and a long text alone: a batch would lose the one and burst with the other', () => {
  const writes = [write({ contactIds: [] }), write({ title: 'Запрос' }), write({ comments: 'я'.repeat(100_001) })]
  expect(parcels(writes).map((one) => one.length)).toEqual([1, 1, 1])
})
