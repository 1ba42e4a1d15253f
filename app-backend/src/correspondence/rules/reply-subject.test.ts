import { expect, it } from 'vitest'
import { replySubject, threadTopic } from './reply-subject.ts'

it.each([
  ['Не включается ОР-16', 'Re: Не включается ОР-16'],
  ['Re: Не включается', 'Re: Не включается'],
  ['RE[2]: Fwd: НА: Не включается', 'Re: Не включается'],
  ['Ответ: Re:Не включается', 'Re: Не включается'],
  ['Рекламация: щит 3', 'Re: Рекламация: щит 3'],
  ['', 'Re:'],
])('answers «%s» with «%s»', (subject, reply) => expect(replySubject(subject, 'reply')).toBe(reply))

it('marks a forwarded letter as forwarded once', () =>
  expect(replySubject('Fwd: Re: Счёт', 'forward')).toBe('Fwd: Счёт'))
it('names a conversation without marks', () => expect(threadTopic('Re: Fwd: Счёт № 5')).toBe('Счёт № 5'))
