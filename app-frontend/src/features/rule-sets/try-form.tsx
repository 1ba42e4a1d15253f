import { Trans } from '@lingui/react/macro'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { Suspense, useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import type { KindSlot } from './kind-slot.ts'
import { TriedAnswer } from './tried-answer.tsx'

interface TryFormProps {
  lab: RuleLab
  slot: KindSlot | undefined
  body: unknown
  sound: boolean
}

const restMs = 300

/** Facts written by hand, and what the rules say of them. */
export function TryForm({ lab, slot, body, sound }: TryFormProps) {
  const [facts, setFacts] = useState<unknown>(slot?.blankFacts ?? null)
  const settled = useDebounced(facts, restMs)
  if (!slot) return null
  return (
    <>
      <Suspense fallback={<CardSkeleton />}>
        <slot.FactsForm facts={facts} onChange={setFacts} />
      </Suspense>
      {slot.hasFacts(settled) ? (
        <TriedAnswer lab={lab} slot={slot} body={body} facts={settled} sound={sound} />
      ) : (
        <p className="text-13 text-ink-3">
          <Trans>Заполните поля: ответ правил появится здесь и будет меняться вместе с ними.</Trans>
        </p>
      )}
    </>
  )
}
