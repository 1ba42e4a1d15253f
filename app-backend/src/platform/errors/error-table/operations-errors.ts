import { row, type ErrorRow } from './error-row.ts'

/** The operator’s pages, and faults of the server itself. */
export const operationsErrors = {
  'input.invalid': row(
    400,
    ['Данные заполнены не так, как ожидается: {detail}', 'Исправьте и отправьте снова.'],
    ['The data are not as expected: {detail}', 'Correct them and send again.'],
  ),
  'input.too-large': row(
    413,
    ['Запрос больше, чем принимает сервер. Он не прочитан и не выполнен.', 'Разделите его на несколько.'],
    ['The request is larger than the server takes. It was neither read nor carried out.', 'Split it into several.'],
  ),
  'operations.call-gone': row(
    404,
    ['Этой записи журнала уже нет: записи хранятся 72 часа.', 'Вернитесь к списку.'],
    ['This record of the journal is gone: records are kept for 72 hours.', 'Go back to the list.'],
  ),
  'operations.job-gone': row(
    404,
    ['Этой работы уже нет среди остановленных: её запустили снова или сняли.', 'Обновите список.'],
    ['This work is no longer among the given-up: somebody ran it again or discarded it.', 'Reload the list.'],
  ),
  'operations.person-unclear': row(
    422,
    ['Это не похоже на номер телефона, искать по нему нельзя.', 'Укажите номер с кодом города или страны.'],
    ['This does not look like a phone number, it can not be searched for.', 'Give it with its area or country code.'],
  ),
  'route.not-found': row(404, ['Такой страницы нет.', ''], ['There is no such page.', '']),
  'database.unavailable': row(
    503,
    ['База данных не отвечает. Ничего не потеряно: работа продолжится, когда она вернётся.', 'Повторите через минуту.'],
    ['The database does not answer. Nothing is lost: work goes on when it is back.', 'Repeat in a minute.'],
  ),
  internal: row(
    500,
    [
      'Внутренняя ошибка. Мы записали её и данные не потеряли.',
      'Повторите; если не поможет, сообщите в поддержку номер запроса.',
    ],
    [
      'Internal error. It is recorded and no data are lost.',
      'Repeat; if that does not help, give support the request number.',
    ],
  ),
} as const satisfies Record<string, ErrorRow>
