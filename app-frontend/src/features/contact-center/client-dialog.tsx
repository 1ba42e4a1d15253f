import { useLingui } from '@lingui/react/macro'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { TextField } from '../../ui/text-field.tsx'

export interface ClientDraft {
  name: string
  /** Code of the contact centre: latin letters, digits and hyphens. */
  client: string
}

interface ClientDialogProps {
  title: string
  sendLabel: string
  codeHelp: string
  draft: ClientDraft
  onDraft: (draft: ClientDraft) => void
  /** True when the rest of the form is filled in. */
  ready: boolean
  sending: { isPending: boolean; error: Error | null; reset: () => void }
  onSend: () => void
  onClose: () => void
  children: ReactNode
}

/** Something new for a client: its name and the client's code, and what else belongs to it. */
export function ClientDialog(props: ClientDialogProps) {
  const { title, sendLabel, codeHelp, draft, onDraft, ready, sending, onSend, onClose, children } = props
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const { name, client } = draft
  const codeFits = /^[a-z0-9][a-z0-9-]{0,30}$/.test(client)
  const fault = sending.error && errorWords(sending.error)
  return (
    <Dialog
      title={title}
      closeLabel={t`Закрыть`}
      busy={sending.isPending}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose} isDisabled={sending.isPending}>{t`Отмена`}</Button>
          <Button
            look="main"
            onPress={onSend}
            isDisabled={!ready || name.trim() === '' || !codeFits}
            isPending={sending.isPending}
          >
            {sendLabel}
          </Button>
        </>
      }
    >
      {/* What was refused is no longer what stands there. */}
      <div className="flex flex-col gap-4" onInput={() => sending.error && sending.reset()}>
        <TextField
          label={t`Название`}
          value={name}
          maxLength={100}
          onChange={(value) => onDraft({ name: value, client })}
          autoFocus
        />
        <TextField
          label={t`Код клиента`}
          help={codeHelp}
          value={client}
          maxLength={31}
          {...(client !== '' && !codeFits ? { fault: t`Например: kc-main` } : {})}
          onChange={(value) => onDraft({ name, client: value })}
        />
        {children}
        {fault && (
          <Note urgent tone="red" icon={<TriangleAlert size={16} strokeWidth={1.75} />}>
            {fault.title} {fault.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
