import { useLingui } from '@lingui/react/macro'
import type { ImportTargetKind } from '@poryadok/app-backend/record-import/contract'
import { useState } from 'react'
import { Card } from '../../ui/card.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { FileSender } from './file-sender.tsx'
import { OwnerRun } from './owner-run.tsx'
import { QuietCard } from './quiet-card.tsx'
import { StepsBar } from './steps-bar.tsx'
import { useImportTargets } from './use-imports.ts'
import { type AttachedContent, attachedContents, useTargetWords } from './use-target-words.ts'

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
          <QuietCard plan={null} />
        </div>
      </div>
    </div>
  )
}
