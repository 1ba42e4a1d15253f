import { useLingui } from '@lingui/react/macro'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { HeldButton } from '../../ui/held-button.tsx'
import { useOwnRights } from '../home/use-own-rights.ts'
import { PeriodUndoDialog } from './period-undo-dialog.tsx'

/** Taking back what rules wrote in a period; whoever may not sees who may. */
export function PeriodUndoButton() {
  const { t } = useLingui()
  const rights = useOwnRights(true)
  const [open, setOpen] = useState(false)
  const icon = <Undo2 size={15} strokeWidth={1.75} aria-hidden="true" />
  const label = t`Отменить за период`
  if (rights.length === 0) return null
  if (!rights.includes('runs.undo'))
    return (
      <HeldButton icon={icon} why={t`Право даёт администратор портала.`}>
        {label}
      </HeldButton>
    )
  return (
    <>
      <Button icon={icon} onPress={() => setOpen(true)}>
        {label}
      </Button>
      {open && <PeriodUndoDialog onClose={() => setOpen(false)} />}
    </>
  )
}
