import { expect, it } from 'vitest'
import { fillCopy, strangePlaceholders } from './copy-fields.ts'

const values = {
  subject: 'Звонок',
  description: 'Просил счёт',
  location: '',
  kind: 'Звонок',
  date: '12 марта 2024 г., 10:15',
  author: 'Анна Орлова',
  responsible: 'Пётр Ким',
  card: 'Контакт «Иван Петров»',
  address: '+79261234567',
}

it('a text of a copy takes the original’s words, and what the original lacks leaves nothing', () => {
  expect(fillCopy('{subject} ({author}), {address}{location}', values)).toBe('Звонок (Анна Орлова), +79261234567')
})

it('words of the original in braces are left as they are', () => {
  expect(fillCopy('{description}', { ...values, description: 'Шаблон {subject} и {что-то}' })).toBe(
    'Шаблон {subject} и {что-то}',
  )
})

it('a word in braces that stands for nothing is named', () => {
  expect(strangePlaceholders('{subject} {autor}')).toEqual(['autor'])
})
