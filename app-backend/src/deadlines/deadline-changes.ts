import type { Words } from '../kernel/words.ts'
import { sameSaid, type BodyChange, type Said } from '../rule-sets/index.ts'
import { calendarChanges } from './calendar-changes.ts'
import type { DeadlineRules } from './contract.ts'

const modes: Record<DeadlineRules['mode'], Words> = {
  'calendar-hours': { ru: 'круглые сутки без нерабочих дней', en: 'around the clock without days off' },
  'working-hours': { ru: 'рабочие часы', en: 'working hours' },
}
const starts: Record<DeadlineRules['startFrom'], Words> = {
  received: { ru: 'когда пришло письмо', en: 'when the letter came' },
  categorized: { ru: 'когда определена категория', en: 'when the category is determined' },
}
const newCategories: Record<DeadlineRules['onNewCategory'], Words> = {
  'from-start': { ru: 'срок новой категории с начала', en: 'the new category’s time from the start' },
  'from-now': { ru: 'отсчёт заново', en: 'counted anew from then' },
  keep: { ru: 'срок прежней категории', en: 'the first category’s time' },
}

/** What differs between two sets of rules of deadlines, in words. */
export function deadlineChanges(before: DeadlineRules, after: DeadlineRules, nameOf: (id: string) => string) {
  const hoursOf = (rules: DeadlineRules, id: string): Said => {
    const row = rules.hours.find(({ categoryId }) => categoryId === id)
    return row ? String(row.hours) : null
  }
  const one = (ru: string, en: string, read: (rules: DeadlineRules) => Said): BodyChange => ({
    what: { ru, en },
    before: read(before),
    after: read(after),
  })
  const ids = new Set([...before.hours, ...after.hours].map(({ categoryId }) => categoryId))
  const changes: BodyChange[] = [
    one('Как считать', 'Counting', ({ mode }) => modes[mode]),
    one('Начало', 'Start', ({ startFrom }) => starts[startFrom]),
    one('Новая категория', 'New category', ({ onNewCategory }) => newCategories[onNewCategory]),
    one('Часы стоят на стадиях', 'Stages that stop the clock', ({ pauseStages }) => pauseStages.join(', ') || null),
    one('Предупредить за, мин', 'Warn before, min', ({ warnMinutes }) => minutesText(warnMinutes)),
    one('Руководителю через, мин', 'Tell a head after, min', ({ escalateMinutes }) => minutesText(escalateMinutes)),
    ...calendarChanges(before.calendar, after.calendar),
    ...Array.from(ids, (id) => one(`Часы: ${nameOf(id)}`, `Hours: ${nameOf(id)}`, (rules) => hoursOf(rules, id))),
  ]
  return changes.filter((change) => !sameSaid(change.before, change.after))
}

const minutesText = (minutes: number | null) => (minutes === null ? null : String(minutes))
