import { msg } from '@lingui/core/macro'
import type { DeadlineQuestion } from '@poryadok/app-backend/deadlines/contract'
import { lazy } from 'react'
import type { KindSlot } from '../kind-slot.ts'

const friday = '2026-11-20T13:00:00.000Z'
const blankFacts: DeadlineQuestion = {
  categoryId: null,
  receivedAt: friday,
  categorizedAt: friday,
  recategorizedAt: null,
  locked: false,
  pauses: [],
  stages: [],
  firstCategoryId: null,
  current: null,
}

/** «Решить до» in the lab. */
export const deadlineSlot: KindSlot = {
  Editor: lazy(() => import('./deadline-editor.tsx')),
  FactsForm: lazy(() => import('./deadline-facts-form.tsx')),
  BeforePublish: lazy(() => import('./moved-deadlines.tsx')),
  blankFacts,
  hasFacts: (facts) => (facts as DeadlineQuestion).categoryId !== null,
  past: msg`Из почты`,
  tone: (key) => (key === '' ? 'grey' : 'blue'),
}
