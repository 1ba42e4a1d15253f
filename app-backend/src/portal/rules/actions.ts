/** What a person is to the product; one person may be several of them. */
export const roles = ['administrator', 'head', 'agent', 'integrator'] as const
export type Role = (typeof roles)[number]

export interface ActionRow {
  ru: string
  en: string
  /** Who may, until an administrator says otherwise. */
  usual: readonly Role[]
  /** Who may always: the matrix can't take it away. */
  always: readonly Role[]
  /** Who may be given it at all. */
  atMost: readonly Role[]
}

const everybody = roles
const admin: readonly Role[] = ['administrator']
const leads: readonly Role[] = ['administrator', 'head', 'integrator']

const row = (
  [ru, en]: [string, string],
  usual: readonly Role[],
  always: readonly Role[] = [],
  atMost: readonly Role[] = everybody,
): ActionRow => ({ ru, en, usual, always, atMost })

/** Everything that a person may do in the product. A route names one of them; the matrix says who holds it. */
export const actions = {
  'app.open': row(['Открывать «Порядок»', 'Open Poryadok'], everybody, everybody),
  'app.administer': row(['Администрировать портал', 'Administer the portal'], admin, admin, admin),
  'requests.read': row(['Видеть запросы', 'See requests'], everybody, admin),
  'requests.create': row(['Создавать запросы', 'Create requests'], everybody, admin),
  'requests.reply': row(['Отвечать на запросы', 'Reply to requests'], everybody, admin),
  'requests.change': row(['Менять запросы в списке', 'Change requests in the list'], everybody, admin),
  'requests.share-views': row(
    ['Сохранять отборы для всех', 'Save views for everybody'],
    ['administrator', 'head'],
    admin,
    leads,
  ),
  'requests.products': row(['Выбирать продукты запроса', 'Choose products of a request'], everybody, admin),
  'decisions.view': row(['Видеть, почему так решено', 'See why it was decided so'], everybody, admin),
  'letters.quarantine': row(['Разбирать непринятые письма', 'Sort out quarantined letters'], admin, admin),
  'letters.download': row(['Скачивать исходные письма', 'Download raw letters'], admin, admin),
  'letters.move': row(['Переносить письма между запросами', 'Move letters between requests'], everybody, admin),
  'cards.decide': row(['Разбирать визитки', 'Sort out visiting cards'], leads, admin),
  'calls.view': row(['Видеть пропущенные звонки', 'See missed calls'], everybody, admin),
  'calls.assign': row(
    ['Назначать ответственных за звонки', 'Choose who handles calls'],
    ['administrator', 'head'],
    admin,
  ),
  'calls.edit': row(['Менять линии и цвета звонков', 'Change lines and colours of calls'], leads, admin, leads),
  'mailboxes.edit': row(['Менять адреса приёма и почту', 'Change mailboxes and mail'], admin, admin, leads),
  'rules.view': row(['Видеть правила', 'See rules'], everybody, admin),
  'rules.edit': row(['Менять черновики правил', 'Edit drafts of rules'], leads, admin, leads),
  'rules.publish': row(['Публиковать правила', 'Publish rules'], ['administrator', 'head'], admin, leads),
  'settings.view': row(['Видеть настройки', 'See settings'], leads, admin, leads),
  'settings.edit': row(['Менять настройки', 'Change settings'], ['administrator', 'integrator'], admin, leads),
  'permissions.edit': row(['Раздавать права', 'Grant rights'], admin, admin, admin),
  'audit.view': row(['Видеть журнал действий', 'See the audit journal'], ['administrator', 'head'], admin, leads),
  'audit.export': row(['Выгружать журнал действий', 'Export the audit journal'], admin, admin, leads),
  'runs.undo': row(['Отменять записанное правилами', 'Undo what rules wrote'], ['administrator', 'head'], admin, leads),
  'operations.view': row(['Видеть состояние системы', 'See the health of the system'], leads, admin, leads),
  'operations.run': row(['Повторять и снимать задания', 'Repeat and discard jobs'], admin, admin, leads),
  'people.view': row(['Видеть людей и отделы', 'See people and departments'], everybody, admin),
  'import.run': row(['Запускать загрузку данных', 'Run imports'], admin, admin, leads),
  'reports.all': row(['Видеть отчёты по всем запросам', 'See reports on all requests'], admin, admin),
  'export.run': row(['Выгружать данные', 'Export data'], ['administrator', 'head'], admin, leads),
  'person.preferences': row(['Настраивать свои уведомления', 'Set own notices'], everybody, everybody),
} as const satisfies Record<string, ActionRow>

export type Action = keyof typeof actions
export const actionNames = Object.keys(actions) as [Action, ...Action[]]
export const rowOf = (action: Action): ActionRow => actions[action]
