import { expect, it } from 'vitest'
import { addressesOf, replyRecipients } from './reply-recipients.ts'

const own = ['support@shchit.example']
const letter = {
  direction: 'in' as const,
  from: 'E.Vorontsova@zarechie.example',
  replyTo: null,
  to: ['support@shchit.example', 'boss@zarechie.example'],
  cc: ['buh@zarechie.example', 'e.vorontsova@zarechie.example'],
}

it('answers the writer alone', () =>
  expect(replyRecipients(letter, own, false)).toEqual({ to: ['e.vorontsova@zarechie.example'], cc: [] }))
it('answers where the writer wants it', () =>
  expect(replyRecipients({ ...letter, replyTo: 'zakaz@zarechie.example' }, own, false).to).toEqual([
    'zakaz@zarechie.example',
  ]))
it('answers everybody once, and never ourselves', () =>
  expect(replyRecipients(letter, own, true)).toEqual({
    to: ['e.vorontsova@zarechie.example'],
    cc: ['boss@zarechie.example', 'buh@zarechie.example'],
  }))
it('goes on to the same people after a letter of ours', () =>
  expect(replyRecipients({ ...letter, direction: 'out', from: own[0] ?? '' }, own, true)).toEqual({
    to: ['boss@zarechie.example'],
    cc: ['buh@zarechie.example', 'e.vorontsova@zarechie.example'],
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
