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
  needs: () => ({
    optionalScopes: ['department', 'calendar', 'timeman'],
    // Without the right a new person is known with the next hour's list. Bitrix24 docs: api-reference/user/events/on-user-add
    scopedEvents: { user: ['ONUSERADD'] },
  }),
  settings: z.object({}),
}
