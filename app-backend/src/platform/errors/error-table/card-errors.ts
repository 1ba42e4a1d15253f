import { row, type ErrorRow } from './error-row.ts'

/** Visiting cards. */
export const cardErrors = {
  'cards.not-found': row(
    404,
    ['Такой визитки нет.', 'Обновите список.'],
    ['There is no such visiting card.', 'Reload the list.'],
  ),
  'cards.decided': row(
    409,
    ['По этой визитке уже решено: кто-то был быстрее или она записывается.', 'Обновите список.'],
    ['This visiting card is decided: somebody was quicker, or it is being written.', 'Reload the list.'],
  ),
  'cards.import-not-found': row(
    404,
    ['Такого письма с визитками нет.', 'Обновите список.'],
    ['There is no such letter with visiting cards.', 'Reload the list.'],
  ),
} as const satisfies Record<string, ErrorRow>
