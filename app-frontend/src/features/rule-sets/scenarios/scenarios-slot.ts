import { msg } from '@lingui/core/macro'
import { lazy } from 'react'
import type { KindSlot } from '../kind-slot.ts'
import { blankFacts, factsOf } from './scenario-facts.ts'

/** Scenarios of the form in the lab. */
export const scenariosSlot: KindSlot = {
  Editor: lazy(() => import('./scenarios-editor.tsx')),
  FactsForm: lazy(() => import('./request-facts-form.tsx')),
  blankFacts,
  hasFacts: (facts) => Object.keys(factsOf(facts).values).length > 0,
  past: msg`Из запросов`,
  tone: (key) => (key === 'passes' ? 'green' : 'amber'),
}
