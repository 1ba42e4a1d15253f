import { expect, it } from 'vitest'
import { givenState, isChosen } from './given-state.ts'

const receivedAt = new Date('2026-11-24T09:00:00Z')
const now = new Date('2026-11-24T09:00:05Z')
const byHand = { byLetter: false, receivedAt, createdBy: 9 }
const values = { categoryId: '7', dueAt: new Date('2026-11-26T09:00:00Z'), responsibleId: 9, stageId: 'NEW' }

it('keeps the category of a request made by hand, and locks its deadline', () => {
  expect(givenState(byHand, values, now)).toMatchObject({
    categoryId: '7',
    firstCategoryId: '7',
    categorizedAt: now,
    dueAt: values.dueAt,
    lockedAt: now,
    lockedBy: 9,
    responsibleId: 9,
    stages: [{ stageId: 'NEW', at: receivedAt }],
  })
})

it('begins without category and deadline where nobody chose them', () => {
  const state = givenState(byHand, { ...values, categoryId: null, dueAt: null }, now)
  expect(state).toMatchObject({ categoryId: null, categorizedAt: null, dueAt: null, lockedAt: null })
})

it('takes what the record of a letter holds for nobody’s choice', () => {
  expect(givenState({ ...byHand, byLetter: true }, values, now)).toMatchObject({ categoryId: null, lockedAt: null })
})

it('takes a responsible other than the maker for a choice', () => {
  expect(isChosen(byHand, { ...values, responsibleId: 3 })).toBe(true)
  expect(isChosen(byHand, values)).toBe(false)
  expect(isChosen({ ...byHand, createdBy: null }, { ...values, responsibleId: 3 })).toBe(false)
})
