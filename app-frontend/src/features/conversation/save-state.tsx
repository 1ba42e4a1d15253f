import { useLingui } from '@lingui/react/macro'
import type { DraftInHand } from './use-draft.ts'

/** Whether what was typed outlives the tab. */
export function SaveState({ hand: { state, flush } }: { hand: DraftInHand }) {
  const { t } = useLingui()
  if (state === 'failed')
    return (
      <button type="button" onClick={() => void flush()} className="text-12 text-red-ink underline">
        {t`черновик не сохранён, повторить`}
      </button>
    )
  return (
    <span role="status" className="text-12 text-ink-2">
      {state === 'kept' ? t`черновик сохранён` : t`сохраняется`}
    </span>
  )
}
