import { expect, it } from 'vitest'
import { cardWords, type CardTexts } from './card-words.ts'

const texts = (changes: Partial<CardTexts>): CardTexts => ({
  talk: '',
  transcript: '',
  card: [],
  fields: {},
  answers: [],
  byForm: false,
  activity: '',
  note: '',
  ...changes,
})

it('joins the incoming message, the card and the fields of a form, each once', () => {
  const words = cardWords(
    texts({
      activity: 'Не включается',
      card: ['Не включается', ' Серия АВ-12 '],
      fields: { UF_CRM_ASK: 'Нужен счёт' },
    }),
  )
  expect(words).toEqual({ text: 'Не включается\nСерия АВ-12\nНужен счёт', from: 'message' })
})

it('reads a note where nothing else speaks, and not beside other words', () => {
  expect(cardWords(texts({ note: 'Клиент просил перезвонить' }))).toEqual({
    text: 'Клиент просил перезвонить',
    from: 'note',
  })
  expect(cardWords(texts({ card: ['Нужен счёт'], note: 'Клиент просил перезвонить' }))).toEqual({
    text: 'Нужен счёт',
    from: 'card',
  })
})

it('reads what a client answered in a form where no field of the card takes it', () => {
  const words = cardWords(texts({ activity: 'Заполнена форма', answers: ['Гудит щит', '42'], card: ['Гудит щит'] }))
  expect(words).toEqual({ text: 'Заполнена форма\nГудит щит', from: 'form' })
})

it.each([
  ['our own fields', { UF_CRM_PRD_CATEGORY: 'Поставка', UF_CRM_7_PRD_MAILBOX: 'help@example.test' }],
  [
    'numbers, dates and addresses of pages',
    { A: '42', B: 7, C: '2026-11-24T09:00:00+03:00', D: 'https://example.test/a' },
  ],
])('leaves out %s', (_, fields) => {
  expect(cardWords(texts({ fields }))).toEqual({ text: '', from: 'nothing' })
})

it('reads each value of a field with several', () => {
  const fields = { A: ['первое слово', '12', 'второе слово'] }
  expect(cardWords(texts({ fields, byForm: true }))).toEqual({ text: 'первое слово\nвторое слово', from: 'form' })
})

it.each([
  ['a talk', { talk: ' Не включается щит ', transcript: 'Алло' }, { text: 'Не включается щит', from: 'open-line' }],
  ['what was said in a call', { transcript: 'Не включается щит' }, { text: 'Не включается щит', from: 'call' }],
] as const)('of %s reads that alone', (_, given, expected) => {
  expect(cardWords(texts({ ...given, activity: 'Чат Открытой линии', card: ['Источник: сайт'] }))).toEqual(expected)
})
