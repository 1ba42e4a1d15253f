import { row, type ErrorRow } from './error-row.ts'

/** Requests, records of the portal, runs and their undo. */
export const requestErrors = {
  'request.not-found': row(
    404,
    ['Запрос не найден: он удалён или у вас нет права его видеть.', 'Обновите список.'],
    ['The request is not found: it was deleted or you may not see it.', 'Reload the list.'],
  ),
  'undo.nothing-left': row(
    409,
    ['Отменять нечего: эти изменения уже отменены или портал не умеет их отменять.', 'Обновите список.'],
    ['There is nothing to undo: these changes are undone already, or the portal cannot undo them.', 'Reload the list.'],
  ),
  'run.not-found': row(
    404,
    ['Такой работы правила нет.', 'Обновите список.'],
    ['There is no such run.', 'Reload the list.'],
  ),
  'record.not-found': row(
    404,
    ['Запись не найдена: она удалена или у вас нет права её видеть.', 'Обновите страницу.'],
    ['The record is not found: it was deleted or you may not see it.', 'Reload the page.'],
  ),
  'deadline.not-locked': row(
    409,
    ['Срок и так считают правила: вручную его никто не держит.', 'Обновите страницу.'],
    ['The rules count this deadline already: nobody holds it by hand.', 'Reload the page.'],
  ),
} as const satisfies Record<string, ErrorRow>
