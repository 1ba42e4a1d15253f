import { expect, it } from 'vitest'
import { answerText } from './answer-text.ts'

const cards = [
  {
    name: 'Серова Алла',
    company: 'Ветряк',
    state: 'created',
    why: [],
    contactUrl: 'https://portal.example/crm/contact/details/7/',
  },
  {
    name: 'Ли Анна',
    company: '',
    state: 'failed',
    why: [{ code: 'cards.refused', params: { detail: 'нет прав' } }],
    contactUrl: null,
  },
]
const faults = [{ code: 'cards.file-encrypted', params: { name: 'a.zip' } }]

it('tells of every card and every file that was not read', () => {
  const { subject, text } = answerText({ subject: 'Выставка', cards, faults }, 'ru')
  expect(subject).toBe('Визитки приняты: Выставка')
  expect(text).toContain('1. Серова Алла, Ветряк — создан контакт\n   https://portal.example/crm/contact/details/7/')
  expect(text).toContain('2. Ли Анна — портал не принял: нет прав')
  expect(text).toContain('архив a.zip закрыт паролем')
})

it('speaks the language of the portal, and keeps a subject in one line', () => {
  const { subject, text } = answerText({ subject: 'Expo\r\nBcc: x@y.example', cards, faults: [] }, 'en')
  expect(subject).toBe('Visiting cards taken: Expo Bcc: x@y.example')
  expect(text).toContain('a contact was created')
})
