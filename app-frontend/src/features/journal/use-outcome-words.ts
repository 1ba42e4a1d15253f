import { useLingui } from '@lingui/react/macro'
import type { CallOutcome } from '@poryadok/app-backend/operations/contract'

/** How a request to the portal ended, in a word or two. */
export function useOutcomeWords(): Record<CallOutcome, string> {
  const { t } = useLingui()
  return { ok: t`ответ получен`, refused: t`портал отказал`, 'no-answer': t`ответа нет` }
}
