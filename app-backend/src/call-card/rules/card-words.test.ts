import { expect, it } from 'vitest'
import { cardWords, type SaidLook } from './card-words.ts'

const look: SaidLook = {
  colour: 'red',
  title: 'Компания в работе у другого',
  text: 'Ведёт Вера Столбова.',
  subject: { title: 'ООО «Заречье»' },
}

it.each([
  ['red', '🔴 Компания в работе у другого · ООО «Заречье»'],
  ['yellow', '🟡 Компания в работе у другого · ООО «Заречье»'],
  ['blue', '🔵 Компания в работе у другого · ООО «Заречье»'],
  ['grey', 'Компания в работе у другого · ООО «Заречье»'],
] as const)('a %s call is said by sign and by words', (colour, title) =>
  expect(cardWords({ ...look, colour })).toEqual({ title, status: 'Ведёт Вера Столбова.' }),
)

it('a number that nobody has names no client', () =>
  expect(cardWords({ colour: 'grey', title: 'Номера нет в CRM', text: '', subject: null }).title).toBe(
    'Номера нет в CRM',
  ))
