import { row, type ErrorRow } from './error-row.ts'

/** Requests, records of the portal, runs and their undo. */
export const requestErrors = {
  'request.not-found': row(
    404,
    ['Запрос не найден: он удалён или у вас нет права его видеть.', 'Обновите список.'],
    ['The request is not found: it was deleted or you may not see it.', 'Reload the list.'],
  ),
  'request.changed-meanwhile': row(
    409,
    [
      '{name}: пока вы меняли, {who} записал в поле «{field}» другое: {now}. Ваше значение не записано.',
      'Посмотрите новое значение и измените ещё раз, если нужно.',
    ],
    [
      '{name}: while you were changing it, {who} wrote something else into “{field}”: {now}. Your value is not written.',
      'Look at the new value and change it again if needed.',
    ],
  ),
  'request.field-not-written': row(
    422,
    ['Это поле в списке не меняют: портал считает его сам, или его больше нет.', 'Откройте карточку запроса.'],
    ['This field is not written in the list: the portal computes it, or it is gone.', 'Open the card of the request.'],
  ),
  'request-export.sign-in-over': row(
    409,
    [
      'Выгрузка не успела закончиться за час, на который портал пускает с вашим входом: она читает запросы с вашими правами.',
      'Начните выгрузку заново, лучше по частям: например, за каждый год отдельно.',
    ],
    [
      'The export did not end within the hour for which the portal lets your sign-in in: it reads requests with your rights.',
      'Begin it again, better in parts: each year by itself, for example.',
    ],
  ),
  'request-view.not-found': row(
    404,
    ['Такого отбора нет: его удалили или он чужой.', 'Обновите список.'],
    ['There is no such view: it was deleted or is somebody else’s.', 'Reload the list.'],
  ),
  'request-view.changed': row(
    409,
    ['Отбор изменил кто-то другой, пока вы его меняли.', 'Откройте его снова и повторите.'],
    ['Somebody else changed the view while you were changing it.', 'Open it again and repeat.'],
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
  'scenarios.lacking': row(
    422,
    ['По сценарию нужно заполнить: {fields}.', 'Заполните эти поля и сохраните ещё раз.'],
    ['A scenario asks for: {fields}.', 'Fill these fields in and save again.'],
  ),
  'deadline.no-calendar-right': row(
    403,
    [
      'Приложению не дано право «Календарь», настройки рабочих дней портала ему не видны.',
      'Администратор портала добавит это право в настройках приложения. Дни можно внести и файлом.',
    ],
    [
      'The app was not given the right “Calendar”, so it can’t see the portal’s working days.',
      'A portal administrator adds that right in the app’s settings. The days can come from a file as well.',
    ],
  ),
  'deadline.not-locked': row(
    409,
    ['Срок и так считают правила: вручную его никто не держит.', 'Обновите страницу.'],
    ['The rules count this deadline already: nobody holds it by hand.', 'Reload the page.'],
  ),
} as const satisfies Record<string, ErrorRow>
