import { useLingui } from '@lingui/react/macro'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useErrorWords } from '../lib/use-error-words.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Note } from './note.tsx'
import { Spinner } from './spinner.tsx'

interface ConfirmDialogProps {
  /** The question with its number: «Удалить 12 слов?» */
  title: string
  /** What will change and what will not. */
  children: ReactNode
  /** Verb and object: «Удалить 12 слов». */
  confirmLabel: string
  /** The other way out as a verb: «Оставить». */
  keepLabel: string
  danger?: boolean
  busy?: boolean
  error?: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Asks before something that cannot simply be taken back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, keepLabel, danger = false, busy = false, error, onConfirm, onClose } = props
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const fault = error ? errorWords(error) : null
  return (
    <Dialog
      urgent
      title={title}
      closeLabel={t`Закрыть`}
      busy={busy}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={busy} autoFocus>
            {keepLabel}
          </Button>
          <Button
            look={danger ? 'danger-main' : 'main'}
            onPress={onConfirm}
            isPending={busy}
            icon={busy && <Spinner />}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2 text-14">
        {children}
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            <b className="font-semibold">{fault.title}</b>
            <br />
            {fault.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
