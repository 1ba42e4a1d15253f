import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'

export const triageSettings = z.object({})

/** Category and deadline of a request, by the rules that were published. */
export const triageSlice: SliceDeclaration<typeof triageSettings> = {
  name: 'triage',
  title: { ru: 'Разбор запросов', en: 'Triage of requests' },
  summary: {
    ru: 'Категория и «Решить до» ставятся по правилам. Если выключить, их ставят люди.',
    en: 'Category and “Resolve by” are set by the rules. If you turn it off, people set them.',
  },
  essential: false,
  switchable: true,
  needs: () => ({ scopes: ['crm'], methods: ['crm.item.update', 'crm.item.list'] }),
  settings: triageSettings,
}
