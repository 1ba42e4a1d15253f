import { Trans, useLingui } from '@lingui/react/macro'
import type { DictionaryFile, DictionaryLine } from '@poryadok/app-backend/categorization/contract'
import { useMutation } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../../lib/services.ts'
import { useErrorWords } from '../../../lib/use-error-words.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { Note } from '../../../ui/note.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { mergeLines } from './merge-lines.ts'
import { rowFaults } from './row-faults.ts'

interface ImportDictionaryProps {
  lines: readonly DictionaryLine[]
  onTake: (lines: DictionaryLine[]) => void
  onClose: () => void
}

type Way = 'add' | 'replace'

/** A dictionary from a table: first what would become of each row, then the lines are an edit of the draft. */
export function ImportDictionary({ lines, onTake, onClose }: ImportDictionaryProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const errorWords = useErrorWords()
  const [way, setWay] = useState<Way>('add')
  const reading = useMutation({
    mutationFn: (file: File) => api.upload<DictionaryFile>('/api/categories/dictionary', file),
  })
  const file = reading.data
  const words = reading.error && errorWords(reading.error)
  const merged = mergeLines(way === 'add' ? [...lines] : [], file?.lines ?? [])
  const useful = file !== undefined && (way === 'add' ? merged.added + merged.changed > 0 : file.lines.length > 0)
  const take = (): void => {
    onTake(merged.lines)
    onClose()
  }
  return (
    <Dialog
      size="md"
      title={t`Словарь из таблицы`}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      busy={reading.isPending}
      footer={
        <>
          <Button onPress={onClose} isDisabled={reading.isPending}>
            <Trans>Оставить как есть</Trans>
          </Button>
          {useful && (
            <Button look="main" onPress={take}>
              <Trans>Взять в черновик</Trans>
            </Button>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <FileDrop
          label={t`Таблица`}
          help={t`XLSX или CSV. Нужны столбцы «Слово или фраза» и «Категория»; остальные такие, как в выгрузке.`}
          accept={['.xlsx', '.csv', 'text/csv']}
          onFiles={([chosen]) => chosen && reading.mutate(chosen)}
        />
        {reading.isPending && <p role="status" className="text-13 text-ink-2">{t`Читаем таблицу`}</p>}
        {words && (
          <Note urgent tone="red" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
            {words.title} {words.text}
          </Note>
        )}
        {file && (
          <>
            <Segmented<Way>
              label={t`Что сделать со словарём`}
              segments={[
                { id: 'add', label: t`Дополнить` },
                { id: 'replace', label: t`Заменить` },
              ]}
              value={way}
              onChange={setWay}
            />
            <Outcome file={file} way={way} before={lines.length} added={merged.added} changed={merged.changed} />
            <RowFaults file={file} />
          </>
        )}
      </div>
    </Dialog>
  )
}

interface OutcomeProps {
  file: DictionaryFile
  way: Way
  before: number
  added: number
  changed: number
}

function Outcome({ file, way, before, added, changed }: OutcomeProps) {
  const { rows, faultCount } = file
  const same = file.lines.length - added - changed
  return (
    <p role="status" className="text-13 text-ink-2">
      <Trans>
        Строк в таблице: {rows}, не подошло: {faultCount}.
      </Trans>{' '}
      {way === 'add' ? (
        <Trans>
          Новых слов: {added}, изменится: {changed}, уже есть такими же: {same}.
        </Trans>
      ) : (
        <Trans>
          Слов станет {added} вместо {before}.
        </Trans>
      )}
    </p>
  )
}

function RowFaults({ file: { faults, faultCount } }: { file: DictionaryFile }) {
  const { t, i18n } = useLingui()
  if (faults.length === 0) return null
  const more = faultCount - faults.length
  return (
    <div>
      <h3 className="mb-1 text-13 font-medium">{t`Строки, которые не подошли`}</h3>
      <ul
        aria-label={t`Строки, которые не подошли`}
        className="max-h-60 divide-y divide-line overflow-y-auto border-y border-line text-13"
      >
        {faults.map(({ row, because }) => {
          const sentence = rowFaults[because.code]
          return (
            <li key={row} className="flex gap-3 py-1.5">
              <span className="w-16 shrink-0 text-ink-3 tabular-nums">{t`стр. ${row}`}</span>
              <span className="min-w-0">{sentence ? i18n._(sentence(because.params)) : because.code}</span>
            </li>
          )
        })}
      </ul>
      {more > 0 && <p className="pt-1 text-12 text-ink-3">{t`и ещё строк: ${more}`}</p>}
    </div>
  )
}
