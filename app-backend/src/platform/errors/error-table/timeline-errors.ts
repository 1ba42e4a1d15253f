import { row, type ErrorRow } from './error-row.ts'

/** Entries of one timeline in another, and contacts that left. */
export const timelineErrors = {
  'timeline.route-gone': row(
    404,
    ['Этого маршрута больше нет.', 'Обновите список.'],
    ['This route does not exist any more.', 'Reload the list.'],
  ),
  'former.gone': row(
    404,
    ['Этой записи больше нет, или контакт вам не виден.', 'Обновите список.'],
    ['This entry does not exist any more, or you may not see the contact.', 'Reload the list.'],
  ),
  'former.no-successor': row(
    422,
    ['Преемник не выбран, или этот контакт вам не виден.', 'Выберите другого человека.'],
    ['No successor is chosen, or you may not see that contact.', 'Choose somebody else.'],
  ),
} as const satisfies Record<string, ErrorRow>
