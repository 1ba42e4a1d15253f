import { expect, it } from 'vitest'
import { someFacts } from '../testing.ts'
import { amountConditions, amountKey, holdsAmount, narrowing } from './amounts.ts'
import type { Condition, ListFilter } from './list-shapes.ts'

const { fields } = someFacts()
const sum = { field: 'UF_SUM', op: 'between', from: 10, to: 20 } as const
const dear = { field: 'UF_SUM', op: 'between', from: 1_000, to: null } as const
const open: Condition = { field: 'stageId', op: 'open' }
const mine: Condition = { field: 'assignedById', op: 'any-of', values: ['me'] }
const all = (...conditions: Condition[]) => ({ match: 'all' as const, conditions })
const any = (...conditions: Condition[]) => ({ match: 'any' as const, conditions })

it.each([
  ['9|RUB', false],
  ['10|RUB', true],
  ['10.5|EUR', true],
  ['20|RUB', true],
  ['20.01|RUB', false],
  ['-15|RUB', false],
  [['5|RUB', '15|USD'], true],
  [[], false],
  [15, true],
  ['|RUB', false],
  ['', false],
  [null, false],
  [{ amount: 15 }, false],
  ['договорная|RUB', false],
])('%j lies between 10 and 20: %s', (raw, lies) => expect(holdsAmount(raw, sum)).toBe(lies))

it('an open end takes everything on its side', () => {
  expect(holdsAmount('999999|RUB', dear)).toBe(true)
  expect(holdsAmount('-5|RUB', { from: null, to: 0 })).toBe(true)
})

it('conditions by amount are named once each, numbers are left to the portal', () => {
  const number: Condition = { field: 'UF_COUNT', op: 'between', from: 10, to: 20 }
  const filter: ListFilter = { match: 'any', groups: [all(sum, number), any(sum, dear)] }
  expect(amountConditions(filter, fields).map(amountKey)).toEqual(['UF_SUM:10:20', 'UF_SUM:1000:'])
})

it.each<[string, ListFilter, ListFilter['groups']]>([
  ['what must hold beside the amount', { match: 'all', groups: [all(sum, open)] }, [all(open)]],
  ['a group of its own', { match: 'all', groups: [all(sum), any(open, mine)] }, [any(open, mine)]],
  ['no alternative to the amount', { match: 'all', groups: [any(sum, open), all(mine)] }, [all(mine)]],
  ['nothing of groups that are alternatives', { match: 'any', groups: [all(sum, open), all(mine)] }, []],
  ['a group alone, whatever would join it to others', { match: 'any', groups: [all(sum, open)] }, [all(open)]],
])('amounts are looked for among %s', (_, filter, groups) =>
  expect(narrowing(filter, fields)).toEqual({ match: 'all', groups }),
)
