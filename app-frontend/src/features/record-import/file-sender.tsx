import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView, NewImport, UploadTables } from '@poryadok/app-backend/record-import/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Note } from '../../ui/note.tsx'
import { Progress } from '../../ui/progress.tsx'
import { PartChoice } from './part-choice.tsx'
import { isBroken, sendFile } from './send-file.ts'
import { importKeys } from './use-imports.ts'

const accepted = ['.csv', '.tsv', '.txt', '.xlsx', '.ndjson', '.jsonl', '.zip', 'text/csv']

interface FileSenderProps {
  /** What the file becomes. */
  begin: Pick<NewImport, 'entityTypeId' | 'attached'>
  help: string
  onRun: (id: string) => void
}

/** A file on its way to the server; of several tables in it the person chooses one, and the import begins. */
export function FileSender({ begin, help, onRun }: FileSenderProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const errorWords = useErrorWords()
  const { size } = useWording()
  const [sent, setSent] = useState(0)
  /** A file of several tables that waits for the person's choice. */
  const [choice, setChoice] = useState<{ uploadId: string; tables: string[] } | null>(null)
  const stop = useRef<AbortController | null>(null)
  const beginning = useMutation({
    mutationFn: (chosen: Pick<NewImport, 'uploadId' | 'part'>) =>
      api.post<ImportRunView>('/api/imports', { ...chosen, ...begin }),
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: importKeys.list, exact: true })
      onRun(id)
    },
  })
  const sending = useMutation({
    mutationFn: async (file: File) => {
      stop.current = new AbortController()
      const { id } = await sendFile(api, file, { onProgress: setSent, signal: stop.current.signal })
      const { tables } = await api.get<UploadTables>(`/api/imports/uploads/${id}/tables`)
      if (tables.length > 1) setChoice({ uploadId: id, tables })
      else await beginning.mutateAsync({ uploadId: id })
    },
  })
  const file = sending.variables
  const fault = sending.error && !stop.current?.signal.aborted ? errorWords(sending.error) : null
  const [here, whole] = [size(sent), size(file?.size ?? 0)]
  if (sending.isPending && file)
    return (
      <div className="flex flex-col gap-3">
        <Progress label={file.name} share={sent < file.size ? sent / file.size : null} figure={t`${here} из ${whole}`}>
          {sent < file.size ? (
            <Trans>Если связь прервётся, продолжим с того же места.</Trans>
          ) : (
            <Trans>Файл на сервере, читаем заголовок.</Trans>
          )}
        </Progress>
        <div>
          <Button size="sm" onPress={() => stop.current?.abort()}>{t`Прервать`}</Button>
        </div>
      </div>
    )
  if (choice)
    return (
      <PartChoice
        tables={choice.tables}
        others={begin.attached?.content === 'files' ? 'attachments' : 'left'}
        busy={beginning.isPending}
        error={beginning.error}
        onChoose={(part) => beginning.mutate({ uploadId: choice.uploadId, part })}
        onBack={() => setChoice(null)}
      />
    )
  return (
    <>
      <FileDrop
        label={t`Файл с данными`}
        help={help}
        accept={accepted}
        onFiles={([chosen]) => chosen && sending.mutate(chosen)}
      />
      {fault && (
        <Note
          urgent
          tone="red"
          icon={<CircleAlert size={18} strokeWidth={1.75} />}
          action={
            file &&
            isBroken(sending.error) && <Button size="sm" onPress={() => sending.mutate(file)}>{t`Продолжить`}</Button>
          }
        >
          {fault.title} {fault.text}
        </Note>
      )}
    </>
  )
}
