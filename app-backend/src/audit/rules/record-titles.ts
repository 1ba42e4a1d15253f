import type { Words } from '../../kernel/words.ts'

/** What records of a type are called; smart processes have names of their own in the portal, here they are records. */
export const recordTitles: Readonly<Record<number, Words>> = {
  1: { ru: 'Лид', en: 'Lead' },
  2: { ru: 'Сделка', en: 'Deal' },
  3: { ru: 'Контакт', en: 'Contact' },
  4: { ru: 'Компания', en: 'Company' },
  6: { ru: 'Дело', en: 'Activity' },
}

/** A record of any other type. */
export const anyRecord: Words = { ru: 'Запись', en: 'Record' }
