import type { Words } from '../../kernel/words.ts'

export const lineColumns = ['number', 'label', 'person', 'substitute', 'aliases', 'active', 'comment'] as const
export type LineColumn = (typeof lineColumns)[number]

export const lineColumnNames: Readonly<Record<LineColumn, Words>> = {
  number: { ru: 'Номер', en: 'Number' },
  label: { ru: 'Название', en: 'Name' },
  person: { ru: 'Сотрудник', en: 'Person' },
  substitute: { ru: 'Заместитель', en: 'Substitute' },
  aliases: { ru: 'Другие имена', en: 'Other names' },
  active: { ru: 'Действует', en: 'Active' },
  comment: { ru: 'Комментарий', en: 'Comment' },
}

const plain = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ').trim()

/** Headings of tables that were saved before the column was called as the form calls it. */
const formerNames: Partial<Record<LineColumn, readonly string[]>> = { aliases: ['Псевдонимы', 'Aliases'] }

/** The column that a heading names, in either language. */
export const lineColumnOf = (heading: string): LineColumn | undefined =>
  lineColumns.find((column) =>
    [...Object.values(lineColumnNames[column]), ...(formerNames[column] ?? [])].some(
      (name) => plain(name) === plain(heading),
    ),
  )

/** A person by name, by a part of it that nobody shares, or by number; null: none, or several. */
export function personByWords<P extends { id: number; name: string }>(words: string, people: readonly P[]): P | null {
  const wanted = plain(words)
  if (wanted === '') return null
  const same = people.filter(
    ({ id, name }) => plain(name) === wanted || String(id) === wanted || flipped(name) === wanted,
  )
  const found = same.length > 0 ? same : people.filter(({ name }) => isPart(wanted, name))
  return found.length === 1 ? (found[0] ?? null) : null
}

const isPart = (words: string, name: string): boolean => {
  const whole = plain(name).split(' ')
  return words.split(' ').every((word) => whole.includes(word))
}

/** «Иванов Пётр» for «Пётр Иванов». */
const flipped = (name: string): string => plain(name).split(' ').toReversed().join(' ')

export const isNo = (text: string): boolean => ['нет', 'no', 'n', '0', 'false'].includes(plain(text))
