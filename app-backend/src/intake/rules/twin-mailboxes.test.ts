import { expect, it } from 'vitest'
import { twinMailboxes } from './twin-mailboxes.ts'

const all = [
  { id: 1, purpose: 'requests', departmentId: 5 },
  { id: 2, purpose: 'requests', departmentId: 7 },
  { id: 3, purpose: 'requests', departmentId: 5 },
  { id: 4, purpose: 'requests', departmentId: null },
  { id: 5, purpose: 'requests', departmentId: null },
  { id: 6, purpose: 'cards', departmentId: 5 },
]

it.each([
  ['one request for all', 1, false, [1, 2, 3, 4, 5]],
  ['a request for each department', 1, true, [1, 3]],
  ['a request for each department, and a mailbox without one', 4, true, [4, 5]],
  ['one request for all, and a mailbox for visiting cards', 6, false, [6]],
])('with %s, the letter of mailbox %i is the same in', (_rule, id, perDepartment, same) => {
  expect(twinMailboxes(all, id, perDepartment)).toEqual(same)
})
