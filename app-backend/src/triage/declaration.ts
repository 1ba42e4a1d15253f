import { z } from 'zod'
import { setting, type SliceDeclaration } from '../portal/index.ts'
import { tugOfWarLimits } from './rules/tug-of-war.ts'

export const triageSettings = z.object({
  others: setting(z.boolean().default(true), {
    title: { ru: 'Разбирать запросы не из писем', en: 'Triage requests not born of letters' },
    help: {
      ru: 'Запросы, заведённые вручную, из веб-формы, чата или звонка, проходят те же правила: текстом считается первое сообщение клиента в карточке.',
      en: 'Requests made by hand, by a web form, a chat or a call pass the same rules: their text is the client’s first message in the card.',
    },
  }),
  fightTurns: setting(z.int().min(2).max(20).default(tugOfWarLimits.times), {
    title: {
      ru: 'Сколько возвратов ответственного считать спором',
      en: 'Turns back of the responsible that are a fight',
    },
    help: {
      ru: 'Если запрос столько раз вернулся к тому, у кого он уже был, правила отступают и сообщают администратору.',
      en: 'When a request goes back so often to somebody who had it before, the rules stand back and tell an administrator.',
    },
  }),
  fightMinutes: setting(z.int().min(1).max(1_440).default(tugOfWarLimits.minutes), {
    title: { ru: 'За какое время считать возвраты', en: 'Time in which turns back are counted' },
    help: {
      ru: 'Более редкие возвраты спором не считаются: так меняют ответственного люди.',
      en: 'Rarer turns back are no fight: people change the responsible like this.',
    },
    unit: { ru: 'мин', en: 'min' },
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
