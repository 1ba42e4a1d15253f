import { expect, it } from 'vitest'
import { lineColumnOf, personByWords } from './line-columns.ts'

const people = [
  { id: 2, name: 'Алексей Гордеев' },
  { id: 3, name: 'Дарья Пахотина' },
  { id: 4, name: 'Пётр Гордеев' },
]

it.each([
  ['the name', 'Дарья Пахотина', 3],
  ['the surname first', 'пахотина дарья', 3],
  ['a surname that nobody shares', 'Пахотина', 3],
  ['the number', '4', 4],
  ['a surname of two people: nobody', 'Гордеев', null],
  ['a piece of a word: nobody', 'Пахот', null],
  ['nothing: nobody', ' ', null],
])('a person of a table is known by %s', (_, words, id) => expect(personByWords(words, people)?.id ?? null).toBe(id))

it.each(['Другие имена', 'Other names', 'псевдонимы', 'Aliases'])('«%s» heads the other names of a line', (heading) =>
  expect(lineColumnOf(heading)).toBe('aliases'),
)
