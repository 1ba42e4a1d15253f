import { msg } from '@lingui/core/macro'
import { lazy } from 'react'
import type { KindSlot } from '../kind-slot.ts'
import { blankFacts, factsOf } from './mail-facts.ts'

/** Lists of senders and headers whose letters open no request. */
export const mailListsSlot: KindSlot = {
  Editor: lazy(() => import('./entries-editor.tsx')),
  FactsForm: lazy(() => import('./letter-form.tsx')),
  blankFacts,
  hasFacts: (facts) => {
    const { from, headers } = factsOf(facts)
    return from !== null || headers.length > 0
  },
  past: msg`Из почты`,
  tone: (key) => (key === 'opens' ? 'green' : 'grey'),
}
