import { z } from 'zod'
import { setting, type SliceDeclaration } from '../portal/index.ts'

export const callCardSettings = z.object({
  tell: setting(z.enum(['nobody', 'responsible', 'head']).default('nobody'), {
    title: { ru: 'Кому сообщать о красном звонке', en: 'Whom to tell of a red call' },
    help: {
      ru: 'Уведомление приходит, когда сотрудник открыл карточку звонка чужому клиенту.',
      en: 'The notice comes when a person has opened the card of a call to somebody else’s client.',
    },
    options: {
      nobody: { ru: 'Никому', en: 'Nobody' },
      responsible: { ru: 'Ответственному за клиента', en: 'The client’s responsible' },
      head: { ru: 'Руководителю звонящего', en: 'The caller’s head' },
    },
  }),
  ownCards: setting(z.boolean().default(false), {
    title: { ru: 'Заголовок карточки звонков контакт-центра', en: 'Heading of the card of contact-centre calls' },
    help: {
      ru: 'В карточке звонка, который показал контакт-центр, заголовок и строка статуса скажут, чей это клиент, даже если вкладка закрыта. Карточки остальных звонков Битрикс24 менять не даёт. Каждая страница портала будет загружать невидимую страницу приложения; запросов к порталу до звонка она не делает.',
      en: 'In the card of a call that the contact centre has shown, the heading and the status line say whose client it is, even with the tab closed. Bitrix24 does not let the cards of other calls be changed. Each page of the portal will load a hidden page of the app; it asks the portal nothing before a call.',
    },
  }),
})
export type CallCardSettings = z.infer<typeof callCardSettings>

/** Under `/p/`, as all pages that the portal opens. */
export const cardPagePath = '/p/own-call-card'
const title = { ru: 'Порядок', en: 'Poryadok' }

/** The colour of a call: a panel of ours in the card of the call. Bitrix24 docs: api-reference/widgets/telephony/call-card */
export const callCardSlice: SliceDeclaration<typeof callCardSettings> = {
  name: 'call-card',
  title: { ru: 'Цвет звонка', en: 'Colour of a call' },
  summary: {
    ru: 'Вкладка в карточке звонка говорит цветом и словами, чей это клиент. Если выключить, карточка остаётся штатной.',
    en: 'A tab in the call’s card says by colour and words whose client it is. If you turn it off, the card stays as it comes.',
  },
  essential: false,
  switchable: true,
  needs: (_target, chosen) => ({
    scopes: ['crm', 'placement'],
    // The portal knows the card of a call only to apps with this right.
    optionalScopes: ['telephony'],
    methods: ['crm.duplicate.findbycomm', 'crm.item.list'],
    scopedPlacements: {
      telephony: [
        { placement: 'CALL_CARD', path: '/p/call-card', title },
        ...(chosen?.ownCards
          ? [{ placement: 'PAGE_BACKGROUND_WORKER', path: cardPagePath, title, background: true as const }]
          : []),
      ],
    },
  }),
  settings: callCardSettings,
}
