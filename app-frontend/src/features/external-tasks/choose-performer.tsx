import { Trans, useLingui } from '@lingui/react/macro'
import type { ExternalTaskView } from '@poryadok/app-backend/external-tasks/contract'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { type ChosenPerformer, PerformerField } from './performer-field.tsx'
import { useChoosePerformer } from './use-external-tasks.ts'

interface ChoosePerformerProps {
  taskId: number
  /** What is known of the performer already. */
  start: ExternalTaskView | null
  onChosen: () => void
}

/** Names the performer of a task that is there already; the letter follows at once. */
export function ChoosePerformer({ taskId, start, onChosen }: ChoosePerformerProps) {
  const { t } = useLingui()
  const [chosen, setChosen] = useState<ChosenPerformer | null>(() => startOf(start))
  const { mutate, isPending, error } = useChoosePerformer(taskId)
  const errorWords = useErrorWords()
  const address = chosen?.address ?? null
  return (
    <div className="flex max-w-[560px] flex-col gap-3">
      <PerformerField value={chosen} onChange={setChosen} fault={error ? errorWords(error).title : undefined} />
      <div className="flex items-center gap-3">
        <Button
          look="main"
          isPending={isPending}
          isDisabled={chosen === null || address === null}
          onPress={() =>
            chosen && address !== null && mutate({ contactId: chosen.contactId, address }, { onSuccess: onChosen })
          }
        >
          <Trans>Отправить задачу</Trans>
        </Button>
        {address !== null && (
          <span className="min-w-0 truncate text-12 text-ink-3">{t`письмо уйдёт на ${address}`}</span>
        )}
      </div>
    </div>
  )
}

function startOf(start: ExternalTaskView | null): ChosenPerformer | null {
  const { contactId = null, name = '' } = start?.performer ?? {}
  if (contactId === null || !start || start.choices.length === 0) return null
  return { contactId, name, addresses: start.choices, address: null }
}
