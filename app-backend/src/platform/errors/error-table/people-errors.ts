import { row, type ErrorRow } from './error-row.ts'

/** People and what they may do. */
export const peopleErrors = {
  'person.not-found': row(
    404,
    ['Такого человека в портале нет.', 'Обновите список.'],
    ['There is no such person in the portal.', 'Reload the list.'],
  ),
  'permission.denied': row(
    403,
    ['У вас нет права «{rightRu}».', 'Это право есть здесь: {whoRu}. Раздаёт его администратор портала.'],
    ['You have no right «{rightEn}».', 'Those who have it: {whoEn}. A portal administrator grants it.'],
  ),
  'permission.limits': row(
    422,
    ['Такие права раздать нельзя: {detail}.', 'Верните отмеченные ячейки и сохраните снова.'],
    ['These rights can’t be granted: {detail}.', 'Put the marked cells back and save again.'],
  ),
  'permission.changed': row(
    409,
    ['Права уже изменил кто-то другой, ваша правка не записана.', 'Обновите страницу и внесите правку ещё раз.'],
    ['Somebody else has changed the rights, your change was not saved.', 'Reload the page and make the change again.'],
  ),
} as const satisfies Record<string, ErrorRow>
