import { useLingui } from '@lingui/react/macro'
import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { StateCard } from './state-card.tsx'

interface FilteredOutStateProps {
  /** What was asked, and what there would be without it. */
  children: ReactNode
  onReset: () => void
  resetLabel?: string
}

/** There are rows, but the filter lets none through. */
export function FilteredOutState({ children, onReset, resetLabel }: FilteredOutStateProps) {
  const { t } = useLingui()
  return (
    <StateCard
      tone="blue"
      icon={<SearchX size={22} strokeWidth={1.75} />}
      title={t`Под отбор ничего не подошло`}
      action={<Button onPress={onReset}>{resetLabel ?? t`Снять отбор`}</Button>}
    >
      {children}
    </StateCard>
  )
}
