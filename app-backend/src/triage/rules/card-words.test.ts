import { expect, it } from 'vitest'
import { cardWords, type CardTexts } from './card-words.ts'

const texts = (changes: Partial<CardTexts>): CardTexts => ({ card: [], fields: {}, activity: '', note: '', ...changes })

it('joins the incoming message, the card and the fields of a form, each once', () => {
  const words = cardWords(
    texts({
      activity: 'Не включается',
      card: ['Не включается', ' Серия АВ-12 '],
      fields: { UF_CRM_ASK: 'Нужен счёт' },
    }),
  )
  expect(words).toBe('Не включается\nСерия АВ-12\nНужен счёт')
})

it('reads a note where nothing else speaks, and not beside other words', () => {
  expect(cardWords(texts({ note: 'Клиент просил перезвонить' }))).toBe('Клиент просил перезвонить')
  expect(cardWords(texts({ card: ['Нужен счёт'], note: 'Клиент просил перезвонить' }))).toBe('Нужен счёт')
})

it.each([
  ['our own fields', { UF_CRM_PRD_CATEGORY: 'Поставка', UF_CRM_7_PRD_MAILBOX: 'help@example.test' }],
  [
    'numbers, dates and addresses of pages',
    { A: '42', B: 7, C: '2026-11-24T09:00:00+03:00', D: 'https://example.test/a' },
  ],
])('leaves out %s', (_, fields) => {
  expect(cardWords(texts({ fields }))).toBe('')
})

it('reads each value of a field with several', () => {
  expect(cardWords(texts({ fields: { A: ['первое слово', '12', 'второе слово'] } }))).toBe('первое слово\nвторое слово')
})
