import type { Words } from '../kernel/words.ts'
import type { Step } from '../rule-sets/index.ts'
import { calendarOf } from './calendar-of.ts'
import type { DeadlineOutcome, DeadlineRules } from './contract.ts'
import { deadlineShift, type DeadlineShift } from './rules/deadline-shift.ts'

const none = { key: '', words: { ru: 'без срока', en: 'no deadline' } }
const some = { key: 'deadline', words: { ru: 'срок', en: 'deadline' } }

/** What a dry run counts together: deadlines that move by the same number of working days. */
export function deadlineStep(
  { dueAt: from }: DeadlineOutcome,
  { dueAt: to }: DeadlineOutcome,
  rules: Pick<DeadlineRules, 'calendar'>,
): Step {
  if (from === null || to === null) return { from: from === null ? none : some, to: to === null ? none : some }
  const shift = deadlineShift(new Date(from), new Date(to), calendarOf(rules))
  return { from: some, to: { key: `${shift.direction}:${shift.workingDays}`, words: wordsOf(shift) } }
}

const forms = { one: 'рабочий день', few: 'рабочих дня', many: 'рабочих дней' } as const
const russian = new Intl.PluralRules('ru')

function wordsOf({ workingDays: days, direction }: DeadlineShift): Words {
  const later = direction === 'later'
  const [ru, en] = later ? ['позже', 'later'] : ['раньше', 'earlier']
  if (days === 0) return { ru: `${ru} в тот же рабочий день`, en: `${en} on the same working day` }
  const form = forms[russian.select(days) as keyof typeof forms] ?? forms.many
  return { ru: `на ${days} ${form} ${ru}`, en: `${days} working ${days === 1 ? 'day' : 'days'} ${en}` }
}
