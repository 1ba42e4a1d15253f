import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'

export const peopleSlice: SliceDeclaration = {
  name: 'people',
  title: { ru: 'Сотрудники', en: 'People' },
  summary: {
    ru: 'Кто работает в портале, кто кем руководит и кто на месте.',
    en: 'Who works in the portal, who heads whom, and who is there.',
  },
  essential: true,
  switchable: false,
  needs: () => ({ optionalScopes: ['department', 'calendar', 'timeman'] }),
  settings: z.object({}),
}
