import { expect, it } from 'vitest'
import { summaryOf } from './summary.ts'

it.each([
  [[3], { median: 3, min: 3, max: 3 }],
  [[10, 2, 7], { median: 7, min: 2, max: 10 }],
  [[4, 1, 9, 2], { median: 3, min: 1, max: 9 }],
])('sums %j up', (values, summary) => expect(summaryOf(values)).toEqual(summary))

it('refuses to sum nothing up', () => expect(() => summaryOf([])).toThrow('nothing'))
