import type { Words } from '../../kernel/words.ts'

/** What a rule of the product is called. */
export const ruleTitles: Readonly<Record<string, Words>> = {
  intake: { ru: 'Приём писем', en: 'Mail intake' },
  'letter-moves': { ru: 'Перенос писем', en: 'Moving letters' },
  cards: { ru: 'Визитки', en: 'Visiting cards' },
  /** Of groups; what a person does in our screens is shown under their own name. */
  person: { ru: 'Распределение', en: 'Routing' },
  deadline: { ru: 'Сроки', en: 'Deadlines' },
  scenarios: { ru: 'Сценарии формы', en: 'Scenarios of the form' },
  'stage-time': { ru: 'Время в стадиях', en: 'Time in stages' },
  'external-tasks': { ru: 'Внешние задачи', en: 'External tasks' },
  portal: { ru: 'Порядок', en: 'Poryadok' },
  'period-undo': { ru: 'Отмена за период', en: 'Undo of a period' },
  correspondence: { ru: 'Переписка', en: 'Conversation' },
  threading: { ru: 'Цепочки писем', en: 'Threads of letters' },
  products: { ru: 'Продукты запроса', en: 'Products of requests' },
  deadlines: { ru: 'Сроки', en: 'Deadlines' },
  'request-list': { ru: 'Список запросов', en: 'List of requests' },
  'timeline-sync': { ru: 'Общий таймлайн', en: 'Shared timeline' },
  'contact-center': { ru: 'Контакт-центр', en: 'Contact centre' },
  robots: { ru: 'Роботы', en: 'Robots' },
  'missed-calls': { ru: 'Пропущенные звонки', en: 'Missed calls' },
  'stuck-activities': { ru: 'Незавершённые дела', en: 'Open activities' },
  'company-status': { ru: 'Статусы компаний', en: 'Statuses of companies' },
  'former-contacts': { ru: 'Бывшие контакты', en: 'Former contacts' },
  setup: { ru: 'Настройка портала', en: 'Portal set-up' },
  category: { ru: 'Категории', en: 'Categories' },
  routing: { ru: 'Распределение', en: 'Routing' },
}
