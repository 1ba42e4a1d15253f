import { notice, type NoticeText } from './notice-text.ts'

/** Notices of companies and of the people who work there. */
export const crmTexts = {
  'company-status.reverted': notice(
    ['title', 'path', 'status', 'who'],
    ['Статус компании возвращён', 'The status of a company was put back'],
    [
      'Вы поставили компании [url={path}]{title}[/url] статус «{status}», он возвращён к прежнему. Статус меняет руководитель ответственного ({who}) и администраторы.',
      'You gave the company [url={path}]{title}[/url] the status “{status}”; the former one was put back. The head of its responsible ({who}) and administrators change it.',
    ],
  ),
  'company-status.flagged': notice(
    ['title', 'path', 'status', 'who'],
    ['Статус компании изменён в обход правила', 'The status of a company was changed past the rule'],
    [
      'Вы поставили компании [url={path}]{title}[/url] статус «{status}». Его меняет руководитель ответственного ({who}) и администраторы; изменение отмечено в истории.',
      'You gave the company [url={path}]{title}[/url] the status “{status}”. The head of its responsible ({who}) and administrators change it; the change is marked in the history.',
    ],
  ),
  'company-status.asked': notice(
    ['title', 'path', 'who', 'status', 'why'],
    ['Просят изменить статус компании', 'A change of a company’s status is asked for'],
    [
      '{who} просит поставить компании [url={path}]{title}[/url] статус «{status}». Зачем: {why}',
      '{who} asks for the status “{status}” for the company [url={path}]{title}[/url]. Why: {why}',
    ],
  ),
  'company-status.fought': notice(
    ['title', 'path'],
    ['Спорят за статус компании', 'A tug of war over a company’s status'],
    [
      'Статус компании [url={path}]{title}[/url] трижды за час возвращён и снова изменён. «Порядок» отступил: посмотрите, кто или какой робот его меняет.',
      'The status of the company [url={path}]{title}[/url] was put back three times within an hour and changed again. Poryadok stood back: look who or which robot changes it.',
    ],
  ),
  'former-contact.left': notice(
    ['name', 'path', 'companies'],
    ['Контакт больше не работает в компании', 'A contact no longer works for its company'],
    [
      '[url={path}]{name}[/url] отмечен «Не работает» ({companies}). Посмотрите в «Порядке», что осталось за ним, и выберите преемника.',
      '[url={path}]{name}[/url] is marked “No longer works” ({companies}). See in Poryadok what is left with them, and choose a successor.',
    ],
  ),
} as const satisfies Record<string, NoticeText>
