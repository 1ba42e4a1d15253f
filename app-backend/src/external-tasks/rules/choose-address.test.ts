import { expect, it } from 'vitest'
import { chooseAddress, type AddressFacts } from './choose-address.ts'

const choose = (facts: Partial<AddressFacts>) =>
  chooseAddress({ addresses: [], chosen: null, own: ['support@shchit.example'], name: 'Пётр', ...facts })

it('takes the only address, in lower case', () =>
  expect(choose({ addresses: [' Petrov@Montazh.example '] }).address).toBe('petrov@montazh.example'))

it('asks where there are two', () => {
  const answer = choose({ addresses: ['a@x.example', 'b@x.example', 'A@x.example'] })
  expect(answer).toMatchObject({ address: null, choices: ['a@x.example', 'b@x.example'] })
  expect(answer.because).toEqual({ code: 'external.several-addresses', params: { name: 'Пётр', count: 2 } })
})

it('takes what a person chose of them', () =>
  expect(choose({ addresses: ['a@x.example', 'b@x.example'], chosen: 'B@x.example' }).address).toBe('b@x.example'))

it('asks again when the chosen one left the card', () =>
  expect(choose({ addresses: ['a@x.example', 'b@x.example'], chosen: 'c@x.example' }).address).toBeNull())

it.each([
  [[], 'external.no-address'],
  [['not an address'], 'external.no-address'],
  [['support@shchit.example'], 'external.own-address'],
])('writes to nobody at %j', (addresses, code) => {
  expect(choose({ addresses })).toMatchObject({ address: null, because: { code } })
})

it('leaves our own mailbox out of two', () =>
  expect(choose({ addresses: ['support@shchit.example', 'a@x.example'] }).address).toBe('a@x.example'))
