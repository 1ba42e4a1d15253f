import { useLingui } from '@lingui/react/macro'
import type { ImportRunView } from '@poryadok/app-backend/record-import/contract'
import { Check } from 'lucide-react'
import { useWording } from '../../lib/use-wording.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { KeyValues } from '../../ui/key-values.tsx'

/** What was found out about the file. */
export function FileCard({ run }: { run: ImportRunView }) {
  const { t } = useLingui()
  const { size, count } = useWording()
  const { fileName, part, sizeBytes, charset, delimiter, recognised, counts, originKey, columns, format } = run
  const key = originKey.kind === 'column' ? (columns[originKey.column] ?? '') : ''
  const delimiters: Record<string, string> = { ';': t`точка с запятой`, ',': t`запятая`, '\t': t`табуляция` }
  const rows = [
    { label: t`Имя`, value: fileName },
    ...(part === null ? [] : [{ label: t`Таблица`, value: part }]),
    ...(counts.total > 0 ? [{ label: t`Строк`, value: <b className="font-semibold">{count(counts.total)}</b> }] : []),
    { label: t`Размер`, value: size(sizeBytes) },
    ...(charset === null
      ? [{ label: t`Вид`, value: format.toUpperCase() }]
      : [{ label: t`Кодировка`, value: charset }]),
    ...(delimiter === null ? [] : [{ label: t`Разделитель`, value: delimiters[delimiter] ?? delimiter }]),
    {
      label: t`Ключ строки`,
      value: key === '' ? t`содержание строки` : <span className="font-mono text-12h">{key}</span>,
    },
    ...(recognised === null ? [] : [{ label: t`Похоже на`, value: t`выгрузку Salesforce` }]),
  ]
  return (
    <Card
      title={t`Файл`}
      aside={
        <Chip tone="green" icon={<Check size={13} strokeWidth={2} aria-hidden="true" />}>
          {t`Прочитан`}
        </Chip>
      }
    >
      <div className="p-4">
        <KeyValues labelWidth={92} rows={rows} />
      </div>
    </Card>
  )
}
