import { row, type ErrorRow } from './error-row.ts'

/** Lines, missed calls and the colour of a call. */
export const callErrors = {
  'phone-line.taken': row(
    409,
    ['Этот номер уже записан у линии «{label}» ({number}).', 'Откройте ту линию или уберите номер из неё.'],
    ['This number already belongs to the line “{label}” ({number}).', 'Open that line, or take the number out of it.'],
  ),
  'phone-line.changed': row(
    409,
    ['Линию только что изменил кто-то другой.', 'Обновите список и повторите правку.'],
    ['Somebody else has just changed the line.', 'Reload the list and repeat your change.'],
  ),
  'phone-line.not-found': row(
    404,
    ['Этой линии больше нет.', 'Обновите список.'],
    ['This line is not there any more.', 'Reload the list.'],
  ),
  'phone-line.not-yours': row(
    403,
    ['Эту линию ведёт сотрудник не из ваших отделов.', 'Её меняет руководитель того отдела или администратор.'],
    ['The line is held by a person outside your departments.', 'Their head or an administrator changes it.'],
  ),
  'phone-line.unknown-person': row(
    422,
    ['Такого работающего сотрудника на портале нет.', 'Выберите другого.'],
    ['The portal has no such working person.', 'Choose another one.'],
  ),
  'phone-line.no-column': row(
    422,
    [
      'В таблице нет столбца «{columnRu}».',
      'Столбцы: Номер, Название, Сотрудник, Заместитель, Псевдонимы, Комментарий.',
    ],
    ['The table has no column “{columnEn}”.', 'Columns: Number, Name, Person, Substitute, Aliases, Comment.'],
  ),
  'missed-call.pool-off': row(
    403,
    [
      'Брать звонки себе нельзя: администратор не включил это в настройках.',
      'Попросите руководителя назначить ответственного.',
    ],
    [
      'Calls can’t be taken: the administrator has not allowed it in the settings.',
      'Ask a head to choose the responsible.',
    ],
  ),
} as const satisfies Record<string, ErrorRow>
