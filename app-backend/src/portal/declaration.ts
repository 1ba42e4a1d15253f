import { z } from 'zod'
import type { SliceDeclaration } from './setup/slice-declaration.ts'

/** What the app as such needs of a portal: its own page, and word of its installation, update and removal. */
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
    placements: [{ placement: 'LEFT_MENU', path: '/p/main', title: { ru: 'Порядок', en: 'Poryadok' } }],
  }),
  settings: z.object({}),
}
