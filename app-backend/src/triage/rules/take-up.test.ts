import { expect, it } from 'vitest'
import { takeUp } from './take-up.ts'
import { blankState, type Heard, type TriageState } from './triage-state.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 9, minute))
const request = (changes: Partial<TriageState> = {}): TriageState => ({
  ...blankState(at(0)),
  categoryId: '7',
  firstCategoryId: '7',
  categorizedAt: at(0),
  dueAt: new Date(Date.UTC(2026, 10, 25, 9)),
  stages: [{ stageId: 'NEW', at: at(0) }],
  responsibleId: 2,
  ...changes,
})
const heard = (minute: number, change: Omit<Heard, 'at' | 'by'>): Heard => ({ at: at(minute), by: 9, ...change })

it('hears a person who gives another category, and keeps when and which the first one was', () => {
  const { state, happened } = takeUp(request(), [heard(5, { categoryId: '8' })])
  expect(state).toMatchObject({ categoryId: '8', firstCategoryId: '7', categorizedAt: at(0), recategorizedAt: at(5) })
  expect(happened).toEqual([{ what: 'category', at: at(5), by: 9 }])
})

it('takes the first category as the beginning', () => {
  const undetermined = request({ categoryId: null, firstCategoryId: null, categorizedAt: null })
  const { state } = takeUp(undetermined, [heard(5, { categoryId: '8' })])
  expect(state).toMatchObject({ firstCategoryId: '8', categorizedAt: at(5), recategorizedAt: null })
})

it('locks a deadline that a person set, and begins to warn of it anew', () => {
  const warned = request({ warnedAt: at(1), breachedAt: at(2) })
  const due = new Date(Date.UTC(2026, 10, 30, 9))
  const { state } = takeUp(warned, [heard(5, { dueAt: due })])
  expect(state).toMatchObject({ dueAt: due, lockedAt: at(5), lockedBy: 9, warnedAt: null, breachedAt: null })
})

it('locks a deadline that a person took away', () => {
  expect(takeUp(request(), [heard(5, { dueAt: null })]).state).toMatchObject({ dueAt: null, lockedBy: 9 })
})

it('gives a locked deadline back to the rules, once', () => {
  const locked = request({ lockedAt: at(1), lockedBy: 9 })
  const { state, happened } = takeUp(locked, [heard(5, { released: true }), heard(6, { released: true })])
  expect(state).toMatchObject({ lockedAt: null, lockedBy: null, dueAt: locked.dueAt })
  expect(happened).toEqual([{ what: 'released', at: at(5), by: 9 }])
})

it('takes no news of what the rules set themselves, nor of seconds that the portal’s form drops', () => {
  const mine = request({ dueAt: new Date(Date.UTC(2026, 10, 25, 9, 0, 42)) })
  const echo = heard(5, {
    categoryId: '7',
    dueAt: new Date(Date.UTC(2026, 10, 25, 9)),
    responsibleId: 2,
    stageId: 'NEW',
  })
  expect(takeUp(mine, [echo])).toEqual({ state: mine, happened: [] })
})

it('keeps the stages with their moments', () => {
  const { state } = takeUp(request(), [heard(1, { stageId: 'WAIT' }), heard(3, { stageId: 'WORK' })])
  expect(state.stages.map(({ stageId, at: since }) => [stageId, since])).toEqual([
    ['NEW', at(0)],
    ['WAIT', at(1)],
    ['WORK', at(3)],
  ])
})

it('leaves the queue of those who wait when somebody takes the request', () => {
  const waiting = request({ waitingSince: at(0), waitingWhy: { code: 'routing.nobody', params: {} } })
  const { state, happened } = takeUp(waiting, [heard(4, { responsibleId: 5 })])
  expect(state).toMatchObject({ responsibleId: 5, waitingSince: null, waitingWhy: null })
  expect(happened).toEqual([{ what: 'responsible', at: at(4), by: 9, before: 2 }])
})

it('stands back once from a program that turns the responsible back and forth', () => {
  const turns = [3, 2, 3, 2, 3].map((responsibleId, minute) => heard(minute, { responsibleId }))
  const { state, happened } = takeUp(request(), turns)
  expect(state.stoodBackAt).toEqual(at(3))
  expect(happened.filter(({ what }) => what === 'tug-of-war')).toEqual([{ what: 'tug-of-war', at: at(3), count: 4 }])
})

it('takes as many turns for a fight as the settings say', () => {
  const turns = [3, 2, 3, 2, 3].map((responsibleId, minute) => heard(minute, { responsibleId }))
  expect(takeUp(request(), turns, { times: 2, minutes: 10 }).state.stoodBackAt).toEqual(at(2))
  expect(takeUp(request(), turns, { times: 5, minutes: 10 }).state.stoodBackAt).toBeNull()
})

it('ends in the same state whether changes are heard one by one or together', () => {
  const changes = [heard(1, { stageId: 'WAIT' }), heard(2, { categoryId: '8' }), heard(3, { responsibleId: 5 })]
  const oneByOne = changes.reduce((state, one) => takeUp(state, [one]).state, request())
  expect(takeUp(request(), changes).state).toEqual(oneByOne)
})
