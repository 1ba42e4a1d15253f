import { expect, it } from 'vitest'
import { deadlineRules } from './contract.ts'
import { deadlineStep } from './deadline-step.ts'

const rules = deadlineRules.parse({ hours: [] })
const due = (dueAt: string | null) => ({ dueAt, warnAt: null, escalateAt: null })
const monday = '2026-12-07T09:00:00.000Z'
const step = (from: string | null, to: string | null) => {
  const { from: was, to: becomes } = deadlineStep(due(from), due(to), rules)
  return [was.words.ru, becomes.words.ru, becomes.words.en]
}

it.each([
  ['2026-12-08T09:00:00.000Z', 'на 1 рабочий день позже', '1 working day later'],
  ['2026-12-04T09:00:00.000Z', 'на 1 рабочий день раньше', '1 working day earlier'],
  ['2026-12-10T09:00:00.000Z', 'на 3 рабочих дня позже', '3 working days later'],
  ['2026-12-14T09:00:00.000Z', 'на 5 рабочих дней позже', '5 working days later'],
  ['2026-12-07T13:00:00.000Z', 'позже в тот же рабочий день', 'later on the same working day'],
])('a deadline of Monday that becomes %s is told as «%s»', (to, ru, en) => {
  expect(step(monday, to)).toEqual(['срок', ru, en])
})

it('a deadline that appears or goes is told as such', () => {
  expect([step(null, monday), step(monday, null)]).toEqual([
    ['без срока', 'срок', 'deadline'],
    ['срок', 'без срока', 'no deadline'],
  ])
})
