import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'

/** Which conversation a letter belongs to is found in our own tables. */
export const threadingSlice: SliceDeclaration = {
  name: 'threading',
  title: { ru: 'Цепочки писем', en: 'Threads of letters' },
  summary: {
    ru: 'Ответ клиента попадает в тот запрос, на который он отвечает.',
    en: 'A client’s reply goes to the request that it answers.',
  },
  essential: true,
  switchable: false,
  needs: () => ({}),
  settings: z.object({}),
}
