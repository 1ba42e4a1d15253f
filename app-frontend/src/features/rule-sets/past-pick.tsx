import { Trans, useLingui } from '@lingui/react/macro'
import type { RuleLab } from '@poryadok/app-backend/rule-sets/contract'
import { useState } from 'react'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import type { KindSlot } from './kind-slot.ts'
import { TriedAnswer } from './tried-answer.tsx'
import { usePastRecords } from './use-rules.ts'

interface PastPickProps {
  lab: RuleLab
  slot: KindSlot | undefined
  body: unknown
  sound: boolean
}

/** One of the newest records of the past, and what the rules say of it. */
export function PastPick({ lab, slot, body, sound }: PastPickProps) {
  const { t } = useLingui()
  const { data, error, refetch } = usePastRecords(lab.kind)
  const [chosen, setChosen] = useState<string | null>(null)
  const wording = useWording()
  const now = useNow()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  if (data.records.length === 0)
    return (
      <EmptyState title={t`Проверять ещё не на чем`}>
        <Trans>Здесь будут последние записи, о которых спрашивали эти правила.</Trans>
      </EmptyState>
    )
  const record = data.records.find(({ subject }) => subject === chosen) ?? data.records[0]
  if (!record || !slot) return null
  return (
    <>
      <ComboField
        label={t`Запись`}
        options={data.records.map(({ subject, title, at }) => ({
          id: subject,
          label: title,
          note: wording.moment(at, now),
        }))}
        value={record.subject}
        onChange={setChosen}
      />
      <TriedAnswer lab={lab} slot={slot} body={body} facts={record.facts} sound={sound} title={record.title} />
    </>
  )
}
