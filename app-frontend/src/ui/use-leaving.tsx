import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from './confirm-dialog.tsx'

interface Leaving {
  /** For the cross, Escape and the button that gives up. */
  leave: () => void
  /** Stands inside the form's dialog. */
  question: ReactNode
}

/** A form that somebody has begun is left only after a question: what is written in it would be gone. */
export function useLeaving(begun: boolean, onLeave: () => void): Leaving {
  const { t } = useLingui()
  const [asked, setAsked] = useState(false)
  return {
    leave: () => (begun ? setAsked(true) : onLeave()),
    question: asked && (
      <ConfirmDialog
        danger
        title={t`Закрыть форму?`}
        confirmLabel={t`Закрыть без сохранения`}
        keepLabel={t`Вернуться к форме`}
        onConfirm={onLeave}
        onClose={() => setAsked(false)}
      >
        <p>
          <Trans>То, что в ней написано, пропадёт.</Trans>
        </p>
      </ConfirmDialog>
    ),
  }
}
