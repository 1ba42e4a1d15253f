import type { Lang } from '../platform/errors/error-sentence.ts'

/** Words of sheets and files, in the language of the portal. */
export const exportWords = {
  ru: {
    yesNo: ['да', 'нет'],
    state: 'Состояние записи',
    deleted: 'Удалена',
    figures: 'Дашборд',
    notNow: 'Нет за этот период',
    figureColumns: { section: 'Раздел', name: 'Показатель', from: 'С', to: 'По', value: 'Значение' },
    pass: 'Сверка таблицы',
    types: { 1: 'Лиды', 2: 'Сделки', 3: 'Контакты', 4: 'Компании' },
  },
  en: {
    yesNo: ['yes', 'no'],
    state: 'State of the record',
    deleted: 'Deleted',
    figures: 'Dashboard',
    notNow: 'None in this period',
    figureColumns: { section: 'Section', name: 'Figure', from: 'From', to: 'To', value: 'Value' },
    pass: 'Comparison of the spreadsheet',
    types: { 1: 'Leads', 2: 'Deals', 3: 'Contacts', 4: 'Companies' },
  },
} as const satisfies Record<Lang, unknown>
