import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'

export const messagesSlice: SliceDeclaration = {
  name: 'messages',
  title: { ru: 'Уведомления и исходящие письма', en: 'Notices and outgoing letters' },
  summary: {
    ru: 'Уведомления сотрудникам в портале и письма клиентам.',
    en: 'Notices for people of the portal and letters to clients.',
  },
  essential: true,
  switchable: false,
  needs: () => ({ optionalScopes: ['im'] }),
  settings: z.object({}),
}
