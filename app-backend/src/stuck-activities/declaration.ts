import { z } from 'zod'
import { leadEntityTypeId, recordEventNames, setting, type SliceDeclaration } from '../portal/index.ts'

export const stuckSettings = z.object({
  follow: setting(z.boolean().default(false), {
    title: { ru: 'Дела следуют за ответственным', en: 'Activities follow the responsible' },
    help: {
      ru: 'Когда у лида меняется ответственный, незавершённые дела прежнего ответственного переходят новому. Дела других сотрудников остаются у них.',
      en: 'When a lead gets another responsible, open activities of the former one go to the new one. Activities of other people stay with them.',
    },
  }),
})
export type StuckSettings = z.infer<typeof stuckSettings>

/** Activities that somebody counts and can't find. */
export const stuckActivitiesSlice: SliceDeclaration<typeof stuckSettings> = {
  name: 'stuck-activities',
  title: { ru: 'Незавершённые дела', en: 'Open activities' },
  summary: {
    ru: 'Страница находит дела, которые счётчик показывает, а список нет, и передаёт их. Если выключить, счётчик портала останется без объяснения.',
    en: 'A page finds activities that the counter shows and the list does not, and hands them on. If you turn it off, the portal’s counter stays unexplained.',
  },
  essential: false,
  switchable: true,
  needs: () => ({
    scopes: ['crm'],
    methods: ['crm.activity.list', 'crm.activity.update', 'crm.item.list'],
    events: recordEventNames([leadEntityTypeId]),
  }),
  settings: stuckSettings,
}
