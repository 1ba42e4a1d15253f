import { expect, it } from 'vitest'
import { sender, type Writer } from './sender.ts'

const own = ['support@poryadok.example']
const anna: Writer = { name: 'Анна', address: 'anna@zarechie.example' }
const bare = (address: string): Writer => ({ name: '', address })

it.each<[string, Writer | null, Writer | null, Writer]>([
  ['From alone', anna, null, anna],
  ['Reply-To alone', null, anna, anna],
  ['Reply-To over From', bare('site@poryadok.example'), anna, anna],
  [
    'a bare Reply-To takes the name of From',
    anna,
    bare('anna@home.example'),
    { name: 'Анна', address: 'anna@home.example' },
  ],
  ['the same address in both', anna, bare(anna.address), anna],
  ['Reply-To that is our own address', anna, bare('support@poryadok.example'), anna],
])('%s', (_name, from, replyTo, writer) => expect(sender(from, replyTo, own).writer).toEqual(writer))

it.each([
  ['nothing', null],
  ['only our own address in Reply-To', bare('support@poryadok.example')],
])('finds no writer in %s', (_name, replyTo) => {
  expect(sender(null, replyTo, own)).toEqual({ writer: null, because: { code: 'intake.no-sender', params: {} } })
})

it('says when Reply-To decided', () => {
  const because = { code: 'intake.reply-to', params: { address: anna.address, from: 'site@poryadok.example' } }
  expect(sender(bare('site@poryadok.example'), anna, own).because).toEqual(because)
  expect(sender(anna, bare(anna.address), own).because).toBeNull()
})
