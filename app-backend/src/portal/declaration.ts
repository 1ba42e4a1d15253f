import { z } from 'zod'
import type { SliceDeclaration } from './setup/slice-declaration.ts'

/**
 * What the app as such needs of a portal: word of its installation, update and removal. Its page stands in the menu by the
 * app's own registration; a LEFT_MENU placement beside it would be a second item of the same name.
 * Bitrix24 docs: api-reference/widgets/placements
 */
export const portalSlice: SliceDeclaration = {
  name: 'portal',
  title: { ru: 'Приложение', en: 'App' },
  summary: {
    ru: 'Страница «Порядок» и связь с порталом.',
    en: 'The Poryadok page and the link with the portal.',
  },
  essential: true,
  switchable: false,
  needs: () => ({
    scopes: ['placement'],
    events: ['ONAPPINSTALL', 'ONAPPUPDATE', 'ONAPPUNINSTALL', 'ONAPPPAYMENT'],
  }),
  settings: z.object({}),
}
