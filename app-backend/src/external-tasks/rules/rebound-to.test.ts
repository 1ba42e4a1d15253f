import { expect, it } from 'vitest'
import { reboundTo } from './rebound-to.ts'

it.each([
  ['the other request takes the place of the first', ['L_1', 'C_9'], ['L_2', 'C_9']],
  ['a task of both is bound once', ['L_1', 'L_2'], ['L_2']],
  ['a task that lost its binding gets the new one', ['C_9'], ['C_9', 'L_2']],
  ['nothing changes where it is bound already', ['C_9', 'L_2'], null],
])('%s', (_, bound, after) => {
  expect(reboundTo(bound, 'L_1', 'L_2')).toEqual(after)
})
