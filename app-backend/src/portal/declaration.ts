import { z } from 'zod'
import { setting } from './setup/setting.ts'
import type { SliceDeclaration } from './setup/slice-declaration.ts'
import { loopLimits, type LoopLimits } from './writes/rules/loop-guard.ts'

const settings = z.object({
  loopWrites: setting(z.int().min(2).max(100).default(loopLimits.writes), {
    title: { ru: 'Правила меняют одно поле не чаще', en: 'Rules change one field at most' },
    help: {
      ru: 'Столько раз подряд правила могут изменить одно поле одной записи. На следующий раз правило останавливается, чтобы два правила не спорили без конца. Правки людей не считаются.',
      en: 'So many times rules may change one field of one record. The next time the rule is stopped, so that two rules do not argue forever. Changes made by people do not count.',
    },
    unit: { ru: 'раз', en: 'times' },
  }),
  loopMinutes: setting(z.int().min(1).max(1_440).default(loopLimits.minutes), {
    title: { ru: 'За какое время считать', en: 'Counted over' },
    help: {
      ru: 'Время, за которое считаются изменения одного поля правилами.',
      en: 'The time over which changes of one field by rules are counted.',
    },
    unit: { ru: 'мин', en: 'min' },
  }),
})

/** How often rules may write one field, as the portal's administrator set it. */
export const loopLimitsOf = ({ loopWrites, loopMinutes }: z.infer<typeof settings>): LoopLimits => ({
  writes: loopWrites,
  minutes: loopMinutes,
})

/**
 * What the app as such needs of a portal: word of its installation, update and removal. Its page stands in the menu by the
 * app's own registration; a LEFT_MENU placement beside it would be a second item of the same name.
 * Bitrix24 docs: api-reference/widgets/placements
 */
export const portalSlice: SliceDeclaration<typeof settings> = {
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
  settings,
}
