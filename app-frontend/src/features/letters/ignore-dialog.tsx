import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useIgnoreLetter } from './use-letters.ts'

/** A quarantined letter is left aside for good; the note tells colleagues why. */
export function IgnoreDialog({ id, onClose }: { id: number; onClose: () => void }) {
  const { t } = useLingui()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const ignore = useIgnoreLetter(id)
  const missing = tried && note.trim() === ''
  return (
    <ConfirmDialog
      title={t`Не обрабатывать это письмо?`}
      confirmLabel={t`Не обрабатывать`}
      keepLabel={t`Оставить в карантине`}
      busy={ignore.isPending}
      error={ignore.error}
      onClose={onClose}
      onConfirm={() => {
        setTried(true)
        if (note.trim() !== '') ignore.mutate(note.trim(), { onSuccess: onClose })
      }}
    >
      <p>{t`Письмо останется в журнале целиком. Запроса по нему не будет, пока кто-нибудь не решит обработать его ещё раз.`}</p>
      <TextField
        label={t`Почему`}
        placeholder={t`например: реклама с битым вложением`}
        value={note}
        onChange={setNote}
        {...(missing ? { fault: t`Напишите коллегам причину.` } : {})}
      />
    </ConfirmDialog>
  )
}
