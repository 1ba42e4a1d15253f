import { Trans, useLingui } from '@lingui/react/macro'
import type { DraftFile } from '@poryadok/app-backend/correspondence/contract'
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { randomKey } from '../../lib/random-key.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { TimeField } from '../../ui/time-field.tsx'
import { toast } from '../../ui/toast-queue.ts'
import { useLeaving } from '../../ui/use-leaving.tsx'
import { AttachedFiles } from '../conversation/attached-files.tsx'
import { useConversation } from '../conversation/use-conversation.ts'
import { ClientLetters } from './client-letters.tsx'
import { deadlineOf } from './deadline-of.ts'
import { LetterPreview } from './letter-preview.tsx'
import { type ChosenPerformer, PerformerField } from './performer-field.tsx'
import { useCreateTask } from './use-external-tasks.ts'

interface NewTaskProps {
  request: number
  onClose: () => void
  onCreated: (taskId: number) => void
}

/** A task for somebody outside in one step. One key per open form: however often it is pressed, one task is made. */
export default function NewTask({ request, onClose, onCreated }: NewTaskProps) {
  const { t } = useLingui()
  const [key] = useState(randomKey)
  const [title, setTitle] = useState('')
  const [description, setDescription] = useState('')
  const [performer, setPerformer] = useState<ChosenPerformer | null>(null)
  const [day, setDay] = useState<string | null>(null)
  const [time, setTime] = useState<string | null>('18:00')
  const [files, setFiles] = useState<readonly DraftFile[]>([])
  const [asked, setAsked] = useState(false)
  const { mutate, isPending, error } = useCreateTask()
  const errorWords = useErrorWords()
  const begun = title !== '' || description !== '' || performer !== null || files.length > 0
  const { leave, question } = useLeaving(begun, onClose)
  const address = performer?.address ?? null
  const letters = (useConversation(request).data?.letters ?? []).filter(({ taskId }) => taskId === null)
  const quote = (words: string): void => setDescription((text) => [text.trimEnd(), words].filter(Boolean).join('\n\n'))
  const deadline = deadlineOf(day, time)
  const words = { title: title.trim(), description: description.trim(), deadline }
  const send = (): void => {
    setAsked(true)
    if (words.title === '' || performer === null || address === null || isPending) return
    const body = { key, request, ...words, contactId: performer.contactId, address, files: files.map(({ id }) => id) }
    mutate(body, {
      onSuccess: ({ taskId }) => {
        toast(t`Задача ${taskId} создана, письмо исполнителю уходит`)
        onCreated(taskId)
      },
    })
  }
  const noPerformer = performer === null ? t`Выберите, кому поручить задачу.` : t`Выберите адрес, на который писать.`
  return (
    <Dialog
      title={t`Задача внешнему исполнителю`}
      closeLabel={t`Закрыть`}
      size="lg"
      busy={isPending}
      onClose={leave}
      footer={
        <>
          <Button onPress={leave} isDisabled={isPending}>
            <Trans>Не создавать</Trans>
          </Button>
          <Button look="main" isPending={isPending} onPress={send}>
            <Trans>Создать и отправить</Trans>
          </Button>
        </>
      }
    >
      <div className="grid gap-x-6 gap-y-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3">
          <TextField
            autoFocus
            label={t`Что сделать`}
            value={title}
            onChange={setTitle}
            maxLength={250}
            fault={asked && words.title === '' ? t`Назовите задачу: название станет темой письма.` : undefined}
          />
          <TextField
            label={t`Описание`}
            help={t`Исполнитель прочитает его целиком`}
            value={description}
            onChange={setDescription}
            maxLength={20_000}
            rows={5}
          />
          <ClientLetters letters={letters} onQuote={quote} />
          <PerformerField
            value={performer}
            onChange={setPerformer}
            fault={asked && address === null ? noPerformer : undefined}
          />
          <div className="grid grid-cols-2 gap-3">
            <DateField label={t`Срок`} value={day} onChange={setDay} />
            <TimeField label={t`Время`} value={time} onChange={setTime} disabled={day === null} />
          </div>
          <AttachedFiles id={request} files={files} letters={letters} onChange={setFiles} />
          {error && (
            <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
              <b className="font-semibold">{errorWords(error).title}</b> {errorWords(error).text}
            </Note>
          )}
        </div>
        <LetterPreview words={words} performer={performer} files={files.map(({ name }) => name)} />
      </div>
      {question}
    </Dialog>
  )
}
