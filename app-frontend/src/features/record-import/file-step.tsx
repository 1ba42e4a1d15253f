import { Trans, useLingui } from '@lingui/react/macro'
import type { ImportRunView, ImportTargetKind, NewImport } from '@poryadok/app-backend/record-import/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useRef, useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Note } from '../../ui/note.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { OwnerRun } from './owner-run.tsx'
import { QuietCard } from './quiet-card.tsx'
import { isBroken, sendFile } from './send-file.ts'
import { StepsBar } from './steps-bar.tsx'
import { importKeys, useImportTargets } from './use-imports.ts'
import { type AttachedContent, attachedContents, useTargetWords } from './use-target-words.ts'

const accepted = ['.csv', '.tsv', '.txt', '.xlsx', '.ndjson', '.jsonl', '.zip', 'text/csv']
const noSteps: ReadonlySet<never> = new Set()

/** What is imported, and the file: it comes in parts, so that a broken line costs one of them. */
export function FileStep({ onRun }: { onRun: (id: string) => void }) {
  const { t } = useLingui()
  const targets = useImportTargets()
  const words = useTargetWords()
  const [kind, setKind] = useState<ImportTargetKind | AttachedContent>('request')
  const [owner, setOwner] = useState<string | null>(null)
  if (!targets.data)
    return targets.error ? (
      <ErrorState error={targets.error} onRetry={() => void targets.refetch()} />
    ) : (
      <CardSkeleton />
    )
  const list = targets.data.targets
  const entityTypeId = list.find((one) => one.kind === kind)?.entityTypeId ?? 1
  const content = kind === 'comments' || kind === 'files' ? kind : null
  const fileHelp = t`CSV, XLSX, NDJSON или ZIP с одним из них, до 2 ГБ. Кодировку и разделитель определим сами. Выгрузку обращений Salesforce узнаём по колонкам.`
  const commentsHelp = t`CSV, XLSX или NDJSON: ключ записи, текст, дата, автор. Каждая строка станет комментарием в таймлайне.`
  const archiveHelp = t`ZIP: таблица с ключом записи и путём к файлу, и сами файлы до 20 МБ. Каждый встанет комментарием в таймлайн.`
  return (
    <div className="flex flex-col gap-4">
      <StepsBar current="file" open={noSteps} onStep={() => {}} />
      <div className="flex flex-wrap items-start gap-4">
        <div className="min-w-0 flex-1 basis-96">
          <Card title={t`Что загружаем`}>
            <div className="flex flex-col gap-4 p-4">
              <Segmented<ImportTargetKind | AttachedContent>
                label={t`Что загружаем`}
                value={kind}
                onChange={setKind}
                segments={[...list.map((one) => one.kind), ...attachedContents].map((id) => ({ id, label: words[id] }))}
              />
              {content && <OwnerRun value={owner} onChange={setOwner} />}
              {content === null ? (
                <FileSender begin={{ entityTypeId }} help={fileHelp} onRun={onRun} />
              ) : (
                owner !== null && (
                  <FileSender
                    key={content}
                    begin={{ entityTypeId, attached: { importId: owner, content } }}
                    help={content === 'files' ? archiveHelp : commentsHelp}
                    onRun={onRun}
                  />
                )
              )}
            </div>
          </Card>
        </div>
        <div className="w-full lg:w-[276px]">
          <QuietCard />
        </div>
      </div>
    </div>
  )
}

interface FileSenderProps {
  /** What the file becomes. */
  begin: Pick<NewImport, 'entityTypeId' | 'attached'>
  help: string
  onRun: (id: string) => void
}

function FileSender({ begin, help, onRun }: FileSenderProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const cache = useQueryClient()
  const errorWords = useErrorWords()
  const { size } = useWording()
  const [sent, setSent] = useState(0)
  const stop = useRef<AbortController | null>(null)
  const sending = useMutation({
    mutationFn: async (file: File) => {
      stop.current = new AbortController()
      const { id } = await sendFile(api, file, { onProgress: setSent, signal: stop.current.signal })
      return api.post<ImportRunView>('/api/imports', { uploadId: id, ...begin })
    },
    onSuccess: async ({ id }) => {
      await cache.invalidateQueries({ queryKey: importKeys.list, exact: true })
      onRun(id)
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
