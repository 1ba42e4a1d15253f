import { expect, it } from 'vitest'
import { bouncedLetters } from './bounced-letters.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour))
const sent = [
  { id: 1, to: ['E@z.example'], cc: [], at: at(9) },
  { id: 2, to: ['b@z.example'], cc: ['e@z.example'], at: at(11) },
  { id: 3, to: ['e@z.example'], cc: [], at: at(15) },
]
const bounce = (changes = {}) => ({ address: 'e@z.example', detail: '550 no such user', at: at(12), ...changes })

it('speaks of the last letter that went to the address before it', () =>
  expect([...bouncedLetters(sent, [bounce()])]).toEqual([[2, { address: 'e@z.example', detail: '550 no such user' }]]))
it('heeds no case of letters', () =>
  expect([...bouncedLetters(sent, [bounce({ address: 'E@Z.example', at: at(10) })]).keys()]).toEqual([1]))
it('speaks of none that went later or elsewhere', () => {
  expect(bouncedLetters(sent, [bounce({ at: at(8) })]).size).toBe(0)
  expect(bouncedLetters(sent, [bounce({ address: 'c@z.example' })]).size).toBe(0)
})
