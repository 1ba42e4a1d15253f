import { msg } from '@lingui/core/macro'
import type { CategoryQuestion } from '@poryadok/app-backend/categorization/contract'
import { lazy } from 'react'
import type { KindSlot } from '../kind-slot.ts'

const blankFacts: CategoryQuestion = { subject: '', body: '', names: {} }

/** The dictionary of the category in the lab. */
export const categorySlot: KindSlot = {
  Editor: lazy(() => import('./category-editor.tsx')),
  FactsForm: lazy(() => import('./category-facts-form.tsx')),
  blankFacts,
  hasFacts: (facts) => {
    const { subject, body } = facts as CategoryQuestion
    return (subject + body).trim() !== ''
  },
  past: msg`Из почты`,
  tone: (key) => (key === '' ? 'amber' : 'blue'),
}
