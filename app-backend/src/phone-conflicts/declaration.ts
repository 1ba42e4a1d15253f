import { z } from 'zod'
import type { SliceDeclaration } from '../portal/index.ts'

/** Numbers that lead to records of different people. */
export const phoneConflictsSlice: SliceDeclaration = {
  name: 'phone-conflicts',
  title: { ru: 'Общие номера', en: 'Shared numbers' },
  summary: {
    ru: 'Отчёт о номерах, записанных у клиентов разных ответственных. Если выключить, отчёта не будет; на цвет звонка это не влияет.',
    en: 'A report of numbers that clients of different responsibles have. If you turn it off, there is no report; the colour of a call stays as it is.',
  },
  essential: false,
  switchable: true,
  needs: () => ({ scopes: ['crm'], methods: ['crm.item.list'] }),
  settings: z.object({}),
}
