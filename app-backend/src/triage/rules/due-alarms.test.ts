import { expect, it } from 'vitest'
import { dueAlarms, type AlarmFacts } from './due-alarms.ts'

const at = (hour: number, minute = 0) => new Date(Date.UTC(2026, 10, 24, hour, minute))
const deadline = (changes: Partial<AlarmFacts> = {}): AlarmFacts => ({
  dueAt: at(12),
  warnAt: at(11),
  escalateAt: at(13),
  warnedAt: null,
  breachedAt: null,
  escalatedAt: null,
  ...changes,
})

it.each([
  ['nothing before the warning', deadline(), at(10), [], at(11)],
  ['the warning at its moment', deadline(), at(11), ['warning'], at(12)],
  ['the warning once', deadline({ warnedAt: at(11) }), at(11, 30), [], at(12)],
  ['the breach at the deadline', deadline({ warnedAt: at(11) }), at(12), ['breach'], at(13)],
  ['no warning after the breach', deadline(), at(12, 30), ['breach'], at(13)],
  ['the breach once', deadline({ breachedAt: at(12) }), at(12, 30), [], at(13)],
  ['the head after the delay', deadline({ breachedAt: at(12) }), at(13), ['escalation'], null],
  ['breach and head together after a long sleep', deadline(), at(20), ['breach', 'escalation'], null],
  ['nothing more when all is told', deadline({ breachedAt: at(12), escalatedAt: at(13) }), at(20), [], null],
  ['no head where none is to be told', deadline({ escalateAt: null, breachedAt: at(12) }), at(20), [], null],
  ['nothing while the clock stands', deadline({ dueAt: null }), at(20), [], null],
])('tells %s', (_, facts, now, due, next) => {
  expect(dueAlarms(facts, now)).toEqual({ due, next })
})
