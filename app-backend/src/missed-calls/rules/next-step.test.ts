import { expect, it } from 'vitest'
import { nextStep, type MissedFacts } from './next-step.ts'
import type { PhoneLineFacts } from './phone-line.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 9) + seconds * 1_000)
const line = { id: 'l', label: 'Офис', number: '1', active: true, keys: [], holders: [] } satisfies PhoneLineFacts
const [manager, operator, ringing, person] = [5, 9, 8, 3]
const known = { line, named: '1', because: [] }
const unknown = { line: null, named: null, because: [{ code: 'missed-call.line-not-told', params: {} }] }
const edit = (seconds: number, userId: number, by = userId, own = false) => ({ at: at(seconds), userId, by, own })

/** The call rang at 0 and was over at 10. */
const facts = (more: Partial<MissedFacts> = {}): MissedFacts => ({
  createdAt: at(0),
  callEndedAt: at(10),
  settleMs: 20_000,
  closed: false,
  responsibleId: operator,
  edits: [],
  operator: { users: [ringing, operator], technical: [] },
  line: known,
  manager: { userId: manager, because: [] },
  given: null,
  ...more,
})
const step = (seconds: number, more: Partial<MissedFacts> = {}): string => {
  const next = nextStep(facts(more), at(seconds))
  if (next.do === 'wait') return `wait ${(next.until.getTime() - at(0).getTime()) / 1_000}`
  return next.do === 'assign' ? `assign ${next.userId}${next.again ? ' again' : ''}` : next.state
}
const script = { callEndedAt: null }

it.each<[string, number, Partial<MissedFacts>, string]>([
  ['the end of the call is followed by three seconds', 11, {}, 'wait 13'],
  ['then the lead is given to the holder of the line', 13, {}, 'assign 5'],
  ['a script without calls is left alone for twenty seconds', 19, script, 'wait 20'],
  ['and ten after its own change', 25, { ...script, edits: [edit(18, operator)] }, 'wait 28'],
  ['then the lead is given too', 28, { ...script, edits: [edit(18, operator)] }, 'assign 5'],
  ['a line that is not told yet is looked for again', 40, { line: unknown }, 'wait 60'],
  ['after ten minutes every five', 601, { line: unknown }, 'wait 900'],
  ['and after half an hour people sort it out', 1_800, { line: unknown }, 'unresolved'],
  ['a line that nobody can take goes to people at once', 13, { manager: { userId: null, because: [] } }, 'unresolved'],
  ['a closed lead is left alone', 13, { closed: true }, 'closed'],
  ['so is one that a person has given away', 13, { edits: [edit(12, person)] }, 'manual'],
  [
    'the operator’s person put in by somebody else is a person’s choice',
    13,
    { edits: [edit(12, operator, person)] },
    'manual',
  ],
  ['also when nobody told of the change', 13, { responsibleId: person }, 'manual'],
  ['the operator’s own end of the call is none', 13, { edits: [edit(10, operator)] }, 'assign 5'],
  [
    'what a technical user writes is no person’s choice either',
    13,
    { responsibleId: person, edits: [edit(12, person, 77)], operator: { users: [], technical: [77] } },
    'assign 5',
  ],
])('%s', (_, seconds, more, expected) => expect(step(seconds, more)).toBe(expected))

const given = { userId: manager, at: at(13), reapplied: 0 }
const own = edit(14, manager, manager, true)
it.each<[string, number, Partial<MissedFacts>, string]>([
  ['what was given is guarded for ten minutes', 20, { responsibleId: manager, edits: [own] }, 'wait 140'],
  ['to its last second', 600, { responsibleId: manager, edits: [own] }, 'wait 613'],
  [
    'an operator’s change within it counts, however late it is heard of',
    650,
    { edits: [own, edit(612, operator)] },
    'assign 5 again',
  ],
  ['and then done', 613, { responsibleId: manager, edits: [own] }, 'done'],
  ['an operator who takes it back is waited out', 31, { edits: [own, edit(30, operator)] }, 'wait 40'],
  ['and the lead given again', 40, { edits: [own, edit(30, operator)] }, 'assign 5 again'],
  ['twice', 60, { edits: [own, edit(50, operator)], given: { ...given, reapplied: 1 } }, 'assign 5 again'],
  [
    'the third time the rule stands back',
    90,
    { edits: [own, edit(80, operator)], given: { ...given, reapplied: 2 } },
    'fought',
  ],
  ['a person’s change holds', 31, { responsibleId: person, edits: [own, edit(30, person)] }, 'manual'],
  [
    'also when the operator takes it from that person',
    41,
    { edits: [own, edit(30, person), edit(31, operator)] },
    'manual',
  ],
  ['after the guard the operator may do as it likes', 700, { edits: [own, edit(699, operator)] }, 'done'],
])('%s', (_, seconds, more, expected) => expect(step(seconds, { given, ...more })).toBe(expected))

it('no two looks at a lead are more than five minutes apart', () => {
  for (let seconds = 0; seconds < 1_800; seconds += 7) {
    const next = nextStep(facts({ line: unknown }), at(seconds))
    expect(next.do === 'wait' && next.until.getTime() - at(seconds).getTime() <= 300_000).toBe(true)
  }
})
