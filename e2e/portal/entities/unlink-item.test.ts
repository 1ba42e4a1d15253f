import { expect, test, vi } from 'vitest'
import { createState } from '../store/state.ts'
import { unlinkItem } from './unlink-item.ts'

test('a deleted client is found by index: the second deletion walks no table', () => {
  const state = createState({ profile: 'box', limits: false })
  const leads = state.items.of(1)
  for (let id = 1; id <= 4; id += 1)
    leads.put({ id, contactId: 10 + (id % 2), contactIds: [10 + (id % 2), 12], companyId: 5 })
  unlinkItem(state, 3, 10)
  expect(leads.get(2)).toMatchObject({ contactIds: [12], contactId: 12 })
  const walk = vi.spyOn(leads.rows, 'values')
  unlinkItem(state, 3, 12)
  expect(walk).not.toHaveBeenCalled()
  expect([1, 2].map((id) => leads.get(id)?.contactIds)).toEqual([[11], []])
  unlinkItem(state, 4, 5)
  expect([...leads.rows.keys()].map((id) => leads.get(id)?.companyId)).toEqual([null, null, null, null])
})
