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
})
export type CallCardSettings = z.infer<typeof callCardSettings>

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
  needs: () => ({
    scopes: ['crm', 'placement'],
    // The portal knows the card of a call only to apps with this right.
    optionalScopes: ['telephony'],
    methods: ['crm.duplicate.findbycomm', 'crm.item.list'],
    scopedPlacements: {
      telephony: [{ placement: 'CALL_CARD', path: '/p/call-card', title: { ru: 'Порядок', en: 'Poryadok' } }],
    },
  }),
  settings: callCardSettings,
}
