import { Trans, useLingui } from '@lingui/react/macro'
import type { ExportState } from '@poryadok/app-backend/sheet-export/contract'
import { Download, FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useRecordFile } from './use-record-file.ts'

/** All records of a type with all their fields as a file, without Google. */
export function FileCard({ types }: Pick<ExportState, 'types'>) {
  const { t } = useLingui()
  const words = useWording()
  const errorWords = useErrorWords()
  const [type, setType] = useState('3')
  const { task, fileName, begin, take } = useRecordFile()
  const running = task?.state === 'running'
  const failed = begin.error ?? take.error
  const fault = failed
    ? errorWords(failed)
    : task?.fault
      ? { title: task.fault.message, text: task.fault.action }
      : null
  const ask = (format: 'xlsx' | 'csv') => begin.mutate({ entityTypeId: Number(type), format })
  const done = words.count(task?.done ?? 0)
  return (
    <Card title={t`Файл`}>
      <div className="flex flex-col gap-3 px-4 py-3">
        <p className="text-12h text-ink-2">
          <Trans>Все записи, которые вам видны, со всеми полями и русскими названиями столбцов.</Trans>
        </p>
        <div className="flex flex-wrap items-end gap-3">
          <div className="w-[220px]">
            <SelectField
              label={t`Вид записей`}
              options={types.map(({ id, title }) => ({ id: String(id), label: title }))}
              value={type}
              onChange={setType}
            />
          </div>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Button
              key={format}
              icon={<FileSpreadsheet size={15} aria-hidden="true" />}
              isDisabled={running || begin.isPending}
              onPress={() => ask(format)}
            >
              {format === 'xlsx' ? t`Собрать XLSX` : t`Собрать CSV`}
            </Button>
          ))}
          {running && (
            <span role="status" className="flex items-center gap-2 py-1.5 text-12h text-ink-2">
              <Spinner /> {t`${fileName}: прочитано ${done}`}
            </span>
          )}
          {task?.state === 'done' && (
            <Button
              icon={<Download size={15} aria-hidden="true" />}
              isPending={take.isPending}
              onPress={() => take.mutate(task.id)}
            >
              {t`Скачать ${fileName}`}
            </Button>
          )}
        </div>
        {fault && (
          <p role="alert" className="text-12h text-red-text">
            {fault.title} {fault.text}
          </p>
        )}
      </div>
    </Card>
  )
}
