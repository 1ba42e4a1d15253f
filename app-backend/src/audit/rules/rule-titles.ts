import type { Words } from '../../kernel/words.ts'

/** What a rule of the product is called. */
export const ruleTitles: Readonly<Record<string, Words>> = {
  intake: { ru: 'Приём писем', en: 'Mail intake' },
  'letter-moves': { ru: 'Перенос писем', en: 'Moving letters' },
  cards: { ru: 'Визитки', en: 'Visiting cards' },
  person: { ru: 'Человек', en: 'Person' },
  setup: { ru: 'Настройка портала', en: 'Portal set-up' },
  category: { ru: 'Разбор запросов', en: 'Triage of requests' },
  categorization: { ru: 'Категории', en: 'Categories' },
  routing: { ru: 'Распределение', en: 'Routing' },
  deadlines: { ru: 'Сроки', en: 'Deadlines' },
}
