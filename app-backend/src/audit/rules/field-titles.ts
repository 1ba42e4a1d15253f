import type { Words } from '../../kernel/words.ts'

/** What fields are called where the portal's own title is not known, or is no word. */
export const fieldTitles: Readonly<Record<string, Words>> = {
  title: { ru: 'Название', en: 'Title' },
  name: { ru: 'Имя', en: 'First name' },
  lastName: { ru: 'Фамилия', en: 'Last name' },
  secondName: { ru: 'Отчество', en: 'Middle name' },
  stageId: { ru: 'Стадия', en: 'Stage' },
  assignedById: { ru: 'Ответственный', en: 'Responsible' },
  categoryId: { ru: 'Воронка', en: 'Pipeline' },
  companyId: { ru: 'Компания', en: 'Company' },
  contactIds: { ru: 'Контакты', en: 'Contacts' },
  contactId: { ru: 'Контакт', en: 'Contact' },
  opportunity: { ru: 'Сумма', en: 'Amount' },
  comments: { ru: 'Комментарий', en: 'Comment' },
  sourceId: { ru: 'Источник', en: 'Source' },
  opened: { ru: 'Доступна всем', en: 'Available to everyone' },
  owner: { ru: 'К записи', en: 'Of the record' },
  fm: { ru: 'Телефоны и адреса', en: 'Phones and addresses' },
  resolveBy: { ru: 'Решить до', en: 'Resolve by' },
  matrix: { ru: 'Права', en: 'Rights' },
  revision: { ru: 'Редакция', en: 'Revision' },
  text: { ru: 'Слова', en: 'Words' },
  total: { ru: 'Всего', en: 'Total' },
}
