import { useLingui } from '@lingui/react/macro'
import { CircleAlert, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useExplain } from './use-call-card.ts'

const icon = { size: 18, strokeWidth: 1.75 } as const

/** Whoever goes on with a red call says why; the head reads it in the report. */
export function ExplainRed({ callId }: { callId: string }) {
  const { t } = useLingui()
  const errorWords = useErrorWords()
  const [comment, setComment] = useState('')
  const { mutate, isPending, isSuccess, error } = useExplain(callId)
  const fault = error && errorWords(error)
  if (isSuccess)
    return (
      <Note tone="green" icon={<CircleCheck {...icon} />}>
        {t`Записано: руководитель увидит это в отчёте.`}
      </Note>
    )
  return (
    <div className="grid gap-2">
      <TextField
        label={t`Почему говорите сами`}
        placeholder={t`Например: ответственный в отпуске`}
        value={comment}
        onChange={setComment}
        maxLength={500}
      />
      <div>
        <Button isDisabled={comment.trim() === ''} isPending={isPending} onPress={() => mutate(comment.trim())}>
          {t`Записать причину`}
        </Button>
      </div>
      {fault && (
        <Note urgent tone="red" icon={<CircleAlert {...icon} />}>
          {fault.title} {fault.text}
        </Note>
      )}
    </div>
  )
}
