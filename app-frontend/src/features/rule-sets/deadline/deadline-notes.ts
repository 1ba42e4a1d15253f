import { msg } from '@lingui/core/macro'
import type { NoteSentences } from '../kind-slot.ts'

/** Faults and remarks of the deadlines. */
export const deadlineNotes: NoteSentences = {
  'deadline.category-gone': () => msg`Такой категории на портале больше нет: уберите её часы.`,
  'deadline.no-working-days': () => msg`В неделе нет рабочих дней: срок посчитать нельзя.`,
  'deadline.empty-interval': () => msg`Часы кончаются раньше, чем начинаются.`,
  'deadline.backward-days': () => msg`Последний день раньше первого.`,
}
