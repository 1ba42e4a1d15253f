import { useLingui } from '@lingui/react/macro'
import type { ConditionTest } from '@poryadok/app-backend/scenarios/form/contract'

/** How conditions are called. */
export function useTestWords(): Record<ConditionTest, string> {
  const { t } = useLingui()
  return { 'one-of': t`одно из`, 'none-of': t`ни одно из`, filled: t`заполнено`, empty: t`пусто` }
}
