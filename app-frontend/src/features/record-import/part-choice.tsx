import { Trans, useLingui } from '@lingui/react/macro'
import { CircleAlert, Info } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { ComboField } from '../../ui/combo-field.tsx'
import { Note } from '../../ui/note.tsx'
import { SelectField } from '../../ui/select-field.tsx'

interface PartChoiceProps {
  /** Sheets of a workbook or files of an archive: two or more. */
  tables: readonly string[]
  /** What becomes of the others: nothing, or files that go into timelines. */
  others: 'left' | 'attachments'
  busy: boolean
  error: Error | null
  onChoose: (table: string) => void
  onBack: () => void
}

const icon = { size: 18, strokeWidth: 1.75 } as const
/** A list that is read at a glance. */
const fewTables = 10
const namedTables = 5

/** One import takes one table: the person says which, and sees what is left out. */
export function PartChoice({ tables, others, busy, error, onChoose, onBack }: PartChoiceProps) {
  const { t } = useLingui()
  const { count } = useWording()
  const errorWords = useErrorWords()
  const [chosen, setChosen] = useState(tables[0] ?? '')
  const rest = tables.filter((one) => one !== chosen)
  const names = rest.slice(0, namedTables).map((one) => `«${one}»`)
  const left = names.join(', ')
  const more = count(rest.length - names.length)
  const fault = error && errorWords(error)
  const field = {
    label: t`Какую таблицу загружаем`,
    value: chosen,
    options: tables.map((one) => ({ id: one, label: one })),
    onChange: (id: string | null) => id !== null && setChosen(id),
  }
  return (
    <div className="flex flex-col gap-4">
      {tables.length <= fewTables ? <SelectField {...field} /> : <ComboField {...field} />}
      <Note tone="blue" icon={<Info {...icon} />}>
        {others === 'attachments' && <Trans>Остальные файлы архива считаем вложениями.</Trans>}
        {others === 'left' &&
          (rest.length > names.length ? (
            <Trans>
              Не загрузим: {left} и ещё {more}. Для них начните отдельный импорт.
            </Trans>
          ) : (
            <Trans>Не загрузим: {left}. Для них начните отдельный импорт.</Trans>
          ))}
      </Note>
      {fault && (
        <Note urgent tone="red" icon={<CircleAlert {...icon} />}>
          {fault.title} {fault.text}
        </Note>
      )}
      <div className="flex gap-2">
        <Button look="main" isPending={busy} onPress={() => onChoose(chosen)}>
          {t`Загрузить эту таблицу`}
        </Button>
        <Button onPress={onBack}>{t`Другой файл`}</Button>
      </div>
    </div>
  )
}
