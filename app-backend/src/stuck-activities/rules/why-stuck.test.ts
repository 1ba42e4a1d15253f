import { expect, it } from 'vitest'
import { isHidden, whyStuck, type ActivityFacts } from './why-stuck.ts'

const now = new Date('2026-11-23T09:00:00Z')
const facts = (over: Partial<ActivityFacts> = {}): ActivityFacts => ({
  userId: 7,
  deadline: null,
  visible: true,
  owner: {
    responsibleId: 7,
    responsibleName: 'Глеб',
    closed: false,
  },
  ...over,
})
const another = { responsibleId: 6, responsibleName: 'Вера', closed: false }
const past = new Date('2026-11-22T09:00:00Z')

it.each<[string, Partial<ActivityFacts>, string[], boolean]>([
  ['on the person’s own record is in order', {}, [], false],
  ['that is late on the person’s own record is in order: they see it', { deadline: past }, [], false],
  ['on a record of another person’s is explained', { owner: another }, ['owner-of-another'], false],
  [
    'on a record that the person may not see is hidden',
    { owner: another, visible: false },
    ['owner-hidden', 'owner-of-another'],
    true,
  ],
  [
    'on a closed record is explained',
    { owner: { ...another, responsibleId: 7, closed: true } },
    ['owner-closed'],
    false,
  ],
  ['on a record that is gone is hidden', { owner: null, visible: false }, ['owner-gone'], true],
  [
    'whose record nobody asked about is judged by its responsible',
    { owner: another, visible: null },
    ['owner-of-another'],
    false,
  ],
  ['that is stuck and late is late too', { owner: another, deadline: past }, ['owner-of-another', 'overdue'], false],
  ['on a record without a responsible is in order', { owner: { ...another, responsibleId: null } }, [], false],
])('an activity %s', (_, over, codes, hidden) => {
  const because = whyStuck(facts(over), now)
  expect(because.map(({ code }) => code.replace('stuck.', ''))).toEqual(codes)
  expect(isHidden(because)).toBe(hidden)
})
