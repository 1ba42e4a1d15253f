import { msg } from '@lingui/core/macro'
import type { RoutingQuestion } from '@poryadok/app-backend/routing/contract'
import { lazy } from 'react'
import type { KindSlot } from '../kind-slot.ts'

const blankFacts: RoutingQuestion = {
  categoryId: null,
  people: [],
  lastInTurn: [],
  zone: 'UTC',
  previousUserId: null,
  departmentId: null,
  mailboxId: null,
  sourceId: null,
  language: null,
  clients: [],
}

/** Groups of responsible people in the lab. */
export const personSlot: KindSlot = {
  Editor: lazy(() => import('./groups-editor.tsx')),
  FactsForm: lazy(() => import('./person-facts-form.tsx')),
  blankFacts,
  hasFacts: (facts) => (facts as RoutingQuestion).categoryId !== null,
  past: msg`Из почты`,
  tone: (key) => (key === '' ? 'amber' : 'blue'),
}
