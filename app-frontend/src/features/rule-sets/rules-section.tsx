import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import type { SectionProps } from '../home/sections.ts'
import { RuleLab } from './rule-lab.tsx'
import { useRuleSets } from './use-rules.ts'

/** The rule lab: a tab for each kind of rules. `item`: the kind that a decision leads to. */
export default function RulesSection({ item }: Pick<SectionProps, 'item'>) {
  const { t } = useLingui()
  const { data, error, refetch } = useRuleSets()
  const [chosen, setChosen] = useState(item)
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  const { sets } = data
  const first = sets[0]
  if (!first)
    return (
      <EmptyState title={t`Правил здесь ещё нет`}>
        <Trans>Они появляются вместе с возможностями, которые решают по ним.</Trans>
      </EmptyState>
    )
  const open = sets.some((set) => set.kind === chosen) ? chosen : first.kind
  const tabs = sets.map((set) => ({
    id: set.kind,
    label: set.hasDraft ? t`${set.title} · черновик` : set.title,
    content: () => <RuleLab key={set.kind} kind={set.kind} />,
  }))
  return <Tabs inner label={t`Виды правил`} tabs={tabs} selected={open ?? first.kind} onSelect={setChosen} />
}
