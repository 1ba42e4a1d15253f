import { z } from 'zod'
import { setting, type SliceDeclaration } from '../portal/index.ts'

export const triageSettings = z.object({
  others: setting(z.boolean().default(true), {
    title: { ru: 'Разбирать запросы не из писем', en: 'Triage requests not born of letters' },
    help: {
      ru: 'Запросы, заведённые вручную, из веб-формы, чата или звонка, проходят те же правила: текстом считается первое сообщение клиента в карточке.',
      en: 'Requests made by hand, by a web form, a chat or a call pass the same rules: their text is the client’s first message in the card.',
    },
  }),
})

/** Category, deadline and responsible of a request, by the rules that were published. */
export const triageSlice: SliceDeclaration<typeof triageSettings> = {
  name: 'triage',
  title: { ru: 'Разбор запросов', en: 'Triage of requests' },
  summary: {
    ru: 'Категория, ответственный и «Решить до» ставятся по правилам. Если выключить, их ставят люди.',
    en: 'Category, responsible and “Resolve by” are set by the rules. If you turn it off, people set them.',
  },
  essential: false,
  switchable: true,
  // Without the right to open lines a talk is known by its card alone.
  needs: () => ({
    scopes: ['crm'],
    optionalScopes: ['imopenlines'],
    methods: ['crm.item.update', 'crm.item.list'],
  }),
  settings: triageSettings,
}
