import { z } from 'zod'
import { setting, type SliceDeclaration } from '../portal/index.ts'
import { originalOwnerField, originalTimeField } from './rules/original-fields.ts'

const importSliceSettings = z.object({
  keepRowsDays: setting(z.int().min(1).max(3_650).default(365), {
    title: { ru: 'Хранить строки загрузок', en: 'Keep rows of imports' },
    help: {
      ru: 'Потом удаляются файлы и содержание строк. Ключи загруженных строк остаются: тот же файл и тогда ничего не задвоит.',
      en: 'Then files and the content of rows are removed. Keys of imported rows stay: the same file still doubles nothing.',
    },
    unit: { ru: 'дней', en: 'days' },
  }),
})

/** Records of other systems come into the portal, each once. */
export const recordImportSlice: SliceDeclaration<typeof importSliceSettings> = {
  name: 'record-import',
  title: { ru: 'Загрузка данных', en: 'Import of data' },
  summary: {
    ru: 'Загрузка запросов, контактов, компаний и сделок из файлов. Если выключить, начатые загрузки останавливаются на следующем шаге.',
    en: 'Requests, contacts, companies and deals from files. If you turn it off, imports under way stop at their next step.',
  },
  essential: false,
  switchable: true,
  needs: ({ typeId }) => ({
    scopes: ['crm'],
    methods: ['crm.item.list', 'crm.item.add', 'crm.item.update', 'crm.item.delete'],
    userFields: [
      {
        name: originalTimeField(typeId),
        type: 'datetime',
        label: { ru: 'Создан в прежней системе', en: 'Created in the former system' },
        hidden: true,
      },
      {
        name: originalOwnerField(typeId),
        type: 'string',
        label: { ru: 'Ответственный в прежней системе', en: 'Responsible in the former system' },
      },
    ],
  }),
  settings: importSliceSettings,
}
