import { z } from 'zod'
import { companyEntityTypeId, contactEntityTypeId, recordEventNames, type SliceDeclaration } from '../portal/index.ts'

export const sheetExportSettings = z.object({})

/** Records of the CRM in a Google spreadsheet and in files. */
export const sheetExportSlice: SliceDeclaration<typeof sheetExportSettings> = {
  name: 'sheet-export',
  title: { ru: 'Выгрузка в таблицы', en: 'Export to spreadsheets' },
  summary: {
    ru: 'Контакты, компании и другие записи CRM в Google Таблице и в файлах. Если выключить, таблица остаётся как есть и больше не обновляется.',
    en: 'Contacts, companies and other records of the CRM in a Google spreadsheet and in files. If you turn it off, the spreadsheet stays as it is and is updated no more.',
  },
  essential: false,
  switchable: true,
  needs: ({ entityTypeId }) => ({
    scopes: ['crm'],
    methods: ['crm.item.list', 'crm.item.fields', 'crm.status.list'],
    events: recordEventNames([contactEntityTypeId, companyEntityTypeId, entityTypeId]),
  }),
  settings: sheetExportSettings,
}
