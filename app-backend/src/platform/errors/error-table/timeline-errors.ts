import { row, type ErrorRow } from './error-row.ts'

/** Entries of one timeline in another. */
export const timelineErrors = {
  'timeline.route-gone': row(
    404,
    ['Этого маршрута больше нет.', 'Обновите список.'],
    ['This route does not exist any more.', 'Reload the list.'],
  ),
} as const satisfies Record<string, ErrorRow>
