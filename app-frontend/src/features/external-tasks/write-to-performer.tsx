import { Trans, useLingui } from '@lingui/react/macro'
import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { randomKey } from '../../lib/random-key.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useWriteToPerformer } from './use-external-tasks.ts'

/** A letter to the performer under the thread. One key per text: a repeated press sends one letter. */
export function WriteToPerformer({ taskId }: { taskId: number }) {
  const { t } = useLingui()
  const [key, setKey] = useState(randomKey)
  const [text, setText] = useState('')
  const { mutate, isPending, error } = useWriteToPerformer(taskId)
  const errorWords = useErrorWords()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '' || isPending) return
    mutate(
      { key, text: text.trim() },
      {
        onSuccess: () => {
          setText('')
          setKey(randomKey())
        },
      },
    )
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 border-t border-line px-4 py-3">
      <TextField
        aria-label={t`Письмо исполнителю`}
        label={t`Письмо исполнителю`}
        help={t`Клиент этого письма не увидит`}
        value={text}
        onChange={setText}
        rows={3}
        maxLength={50_000}
        fault={error ? errorWords(error).title : undefined}
      />
      <div className="flex justify-end">
        <Button
          look="main"
          type="submit"
          isPending={isPending}
          isDisabled={text.trim() === ''}
          icon={<Send size={15} strokeWidth={1.75} aria-hidden="true" />}
        >
          <Trans>Отправить</Trans>
        </Button>
      </div>
    </form>
  )
}
