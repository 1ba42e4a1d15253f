import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'

/** Letters come in by our own SMTP; the portal is needed for their large attachments. */
export const intakeSlice: SliceDeclaration = {
  name: 'intake',
  title: { ru: 'Приём писем', en: 'Intake of letters' },
  summary: {
    ru: 'Письма на ваши адреса становятся запросами.',
    en: 'Letters to your addresses become requests.',
  },
  essential: true,
  switchable: true,
  needs: () => ({ scopes: ['crm', 'disk'], methods: ['crm.duplicate.findbycomm', 'disk.storage.getforapp'] }),
  settings: z.object({}),
}
