import { row, type ErrorRow } from './error-row.ts'

/** Lines, missed calls and the colour of a call. */
export const callErrors = {
  'phone-line.taken': row(
    409,
    ['Этот номер или имя уже есть у линии «{label}» ({number}).', 'Откройте ту линию или уберите их из неё.'],
    [
      'This number or name already belongs to the line “{label}” ({number}).',
      'Open that line, or take it out of there.',
    ],
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
      'Столбцы: Номер, Название, Сотрудник, Заместитель, Другие имена, Действует, Комментарий.',
    ],
    [
      'The table has no column “{columnEn}”.',
      'Columns: Number, Name, Person, Substitute, Other names, Active, Comment.',
    ],
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
  'call-card.rules-changed': row(
    409,
    ['Правила цвета только что изменил кто-то другой.', 'Обновите их и повторите правку.'],
    ['Somebody else has just changed the rules of colours.', 'Reload them and repeat your change.'],
  ),
  'call-card.no-call': row(
    404,
    ['Этого звонка в журнале нет.', 'Пояснение нужно только у цветных звонков.'],
    ['This call is not in the journal.', 'Only coloured calls need an explanation.'],
  ),
  'stuck.not-yours': row(
    403,
    ['Дела этого сотрудника вам не видны.', 'Их смотрит его руководитель или администратор.'],
    ['You may not see the activities of this person.', 'Their head or an administrator may.'],
  ),
  'company-status.not-yours': row(
    403,
    [
      'Статус этой компании меняет руководитель ответственного ({who}) и администраторы.',
      'Отправьте им просьбу из этого же окна.',
    ],
    [
      'The status of this company is changed by the head of its responsible ({who}) and by administrators.',
      'Send them a request from this window.',
    ],
  ),
  'company-status.changed': row(
    409,
    ['Пока вы решали, статус изменил кто-то другой.', 'Посмотрите новый статус и решите ещё раз.'],
    ['Somebody else has changed the status meanwhile.', 'Look at the new status and decide again.'],
  ),
  'company-status.unknown': row(
    422,
    ['Такого статуса больше нет.', 'Обновите страницу и выберите другой.'],
    ['There is no such status any more.', 'Reload the page and choose another one.'],
  ),
  'company-status.no-company': row(
    404,
    ['Этой компании нет, или вам её не видно.', 'Проверьте права на компании на портале.'],
    ['This company does not exist, or you may not see it.', 'Check your rights to companies in the portal.'],
  ),
  'company-status.nobody-to-ask': row(
    422,
    [
      'Некого просить: у ответственного нет руководителя, а администратор ещё не открывал «Порядок».',
      'Скажите администратору портала.',
    ],
    [
      'There is nobody to ask: the responsible has no head, and no administrator has opened Poryadok yet.',
      'Tell the administrator of the portal.',
    ],
  ),
  'company-status.directory-changed': row(
    409,
    ['Статусы только что изменил кто-то другой.', 'Обновите список и повторите правку.'],
    ['Somebody else has just changed the statuses.', 'Reload the list and repeat your change.'],
  ),
  'company-status.twice': row(
    422,
    ['Два статуса называются одинаково.', 'Назовите их по-разному.'],
    ['Two statuses have the same name.', 'Give them different names.'],
  ),
  'company-status.no-default': row(
    422,
    ['Ни один статус не отмечен для новых компаний.', 'Отметьте один из действующих.'],
    ['No status is marked for new companies.', 'Mark one of those in use.'],
  ),
  'company-status.two-defaults': row(
    422,
    ['Для новых компаний нужен один действующий статус.', 'Оставьте отметку у одного, и не в архиве.'],
    ['New companies need one status that is in use.', 'Leave the mark on one that is not archived.'],
  ),
} as const satisfies Record<string, ErrorRow>
