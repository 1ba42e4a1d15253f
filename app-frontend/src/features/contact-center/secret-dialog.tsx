import { useLingui } from '@lingui/react/macro'
import { Button } from '../../ui/button.tsx'
import { CodeValue } from '../../ui/code-value.tsx'
import { Dialog } from '../../ui/dialog.tsx'

interface SecretDialogProps {
  title: string
  secret: string
  /** What it is for, and why it is not shown again. */
  about: string
  doneLabel: string
  onClose: () => void
}

/** A secret that is shown this once. */
export function SecretDialog({ title, secret, about, doneLabel, onClose }: SecretDialogProps) {
  const { t } = useLingui()
  return (
    <Dialog
      urgent
      title={title}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      footer={
        <Button look="main" onPress={onClose}>
          {doneLabel}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <CodeValue copy>{secret}</CodeValue>
        <p className="text-13 text-ink-2">{about}</p>
      </div>
    </Dialog>
  )
}
