import { z } from 'zod'
import { leadEntityTypeId, type SliceDeclaration } from '../portal/index.ts'
import { setting } from '../settings/index.ts'

export const correspondenceSettings = z.object({
  undoSeconds: setting(z.int().min(0).max(120).default(10), {
    title: { ru: 'Сколько секунд письмо можно вернуть', en: 'Seconds in which a letter can be taken back' },
    help: {
      ru: 'После «Отправить» письмо ждёт столько секунд: можно нажать «Вернуть» и исправить. 0 — уходит сразу.',
      en: 'After “Send” a letter waits so many seconds: press “Take back” to mend it. 0: it goes out at once.',
    },
  }),
  acknowledge: setting(z.boolean().default(false), {
    title: { ru: 'Подтверждать клиенту приём запроса', en: 'Acknowledge a new request to its client' },
    help: {
      ru: 'Клиент получает письмо с номером запроса, не чаще одного в сутки на адрес и никогда в ответ на автоматическую почту. Текст — в разделе «Шаблоны».',
      en: 'The client gets a letter with the number of the request: at most one a day to an address, never in answer to automatic mail. Its text is under “Templates”.',
    },
  }),
})
export type CorrespondenceSettings = z.infer<typeof correspondenceSettings>

const tab = { ru: 'Переписка', en: 'Conversation' }

/** The letters of a request and the answers to them, in a tab of its card. */
export const correspondenceSlice: SliceDeclaration<typeof correspondenceSettings> = {
  name: 'correspondence',
  title: { ru: 'Переписка', en: 'Conversation' },
  summary: {
    ru: 'Ответы клиентам из карточки запроса и подтверждение приёма.',
    en: 'Answers to clients from the card of a request, and acknowledgements.',
  },
  essential: false,
  switchable: true,
  needs: ({ entityTypeId }) => ({
    scopes: ['crm', 'placement'],
    methods: ['crm.activity.add', 'crm.activity.update'],
    placements: [
      {
        placement: entityTypeId === leadEntityTypeId ? 'CRM_LEAD_DETAIL_TAB' : `CRM_DYNAMIC_${entityTypeId}_DETAIL_TAB`,
        path: '/p/conversation',
        title: tab,
      },
    ],
  }),
  settings: correspondenceSettings,
}
