import { expect, it } from 'vitest'
import { addressesOf, replyRecipients } from './reply-recipients.ts'

const support = 'support@shchit.example'
const own = { own: [support], isStaff: (address: string) => address === 'ivanov@shchit.example' }
const letter = {
  direction: 'in' as const,
  from: 'E.Vorontsova@zarechie.example',
  replyTo: null,
  to: ['support@shchit.example', 'boss@zarechie.example'],
  cc: ['buh@zarechie.example', 'e.vorontsova@zarechie.example'],
}

it('answers the writer alone', () =>
  expect(replyRecipients(letter, own, false)).toEqual({
    to: ['e.vorontsova@zarechie.example'],
    cc: [],
    leftOut: [],
  }))
it('answers where the writer wants it', () =>
  expect(replyRecipients({ ...letter, replyTo: 'zakaz@zarechie.example' }, own, false).to).toEqual([
    'zakaz@zarechie.example',
  ]))
it('answers everybody once, and never ourselves', () =>
  expect(replyRecipients(letter, own, true)).toEqual({
    to: ['e.vorontsova@zarechie.example'],
    cc: ['boss@zarechie.example', 'buh@zarechie.example'],
    leftOut: [{ address: support, why: 'own' }],
  }))
it('leaves colleagues out of an answer to all and names them', () =>
  expect(replyRecipients({ ...letter, cc: ['Ivanov@shchit.example', 'buh@zarechie.example'] }, own, true)).toEqual({
    to: ['e.vorontsova@zarechie.example'],
    cc: ['boss@zarechie.example', 'buh@zarechie.example'],
    leftOut: [
      { address: support, why: 'own' },
      { address: 'ivanov@shchit.example', why: 'staff' },
    ],
  }))
it('answers a colleague who wrote, and keeps the one whom a person had put into the copy', () => {
  expect(replyRecipients({ ...letter, from: 'ivanov@shchit.example' }, own, true).to).toEqual(['ivanov@shchit.example'])
  const ours = { ...letter, direction: 'out' as const, cc: ['ivanov@shchit.example'] }
  expect(replyRecipients(ours, own, true)).toMatchObject({ cc: ['ivanov@shchit.example'] })
})
it('goes on to the same people after a letter of ours', () =>
  expect(replyRecipients({ ...letter, direction: 'out', from: support }, own, true)).toEqual({
    to: ['boss@zarechie.example'],
    cc: ['buh@zarechie.example', 'e.vorontsova@zarechie.example'],
    leftOut: [{ address: support, why: 'own' }],
  }))
it('answers the writer when the wish for another address is our own address', () =>
  expect(replyRecipients({ ...letter, replyTo: 'support@shchit.example' }, own, false).to).toEqual([
    'e.vorontsova@zarechie.example',
  ]))
it('finds addresses in a header as it is shown', () =>
  expect(addressesOf('Анна Ким <anna@z.example>, b@c.example; "x" <d@e.example>')).toEqual([
    'anna@z.example',
    'b@c.example',
    'd@e.example',
  ]))
