import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Download, Table2, TriangleAlert, Upload } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../lib/services.ts'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Note } from '../../ui/note.tsx'
import { reasonWords } from '../why/sentences.ts'
import { useLines } from './use-calls.ts'

const icon = { size: 15, strokeWidth: 1.75, 'aria-hidden': true } as const

/** The lines as a table: out, and in with a report of the rows that were not taken. */
export function LineFileMenu() {
  const { t } = useLingui()
  const { api } = useServices()
  const [loading, setLoading] = useState(false)
  const save = (format: 'xlsx' | 'csv'): void =>
    void api.download(`/api/phone-lines/table?format=${format}`, `${t`линии`}.${format}`)
  return (
    <>
      <Menu
        label={t`Линии таблицей`}
        trigger={<Button icon={<Table2 {...icon} />}>{t`Таблица`}</Button>}
        actions={[
          { id: 'xlsx', label: t`Выгрузить в XLSX`, icon: <Download {...icon} />, onAction: () => save('xlsx') },
          { id: 'csv', label: t`Выгрузить в CSV`, icon: <Download {...icon} />, onAction: () => save('csv') },
          { id: 'load', label: t`Загрузить из таблицы`, icon: <Upload {...icon} />, onAction: () => setLoading(true) },
        ]}
      />
      {loading && <LoadLines onClose={() => setLoading(false)} />}
    </>
  )
}

function LoadLines({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useLingui()
  const errorWords = useErrorWords()
  const { load } = useLines()
  const words = load.error && errorWords(load.error)
  return (
    <Dialog
      size="md"
      title={t`Линии из таблицы`}
      closeLabel={t`Закрыть`}
      onClose={onClose}
      busy={load.isPending}
      footer={
        <Button onPress={onClose} isDisabled={load.isPending}>
          <Trans>Закрыть</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-3 pb-2">
        <FileDrop
          label={t`Таблица линий`}
          help={t`XLSX или CSV. Нужны столбцы «Номер» и «Сотрудник». Известный номер меняет свою линию, новый становится линией.`}
          accept={['.xlsx', '.csv', 'text/csv']}
          onFiles={([file]) => file && load.mutate(file)}
        />
        {load.isPending && <p role="status" className="text-13 text-ink-2">{t`Читаем таблицу`}</p>}
        {words && (
          <Note urgent tone="red" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
            {words.title} {words.text}
          </Note>
        )}
        {load.data && (
          <div role="status" className="text-13">
            <p>
              <Plural
                value={load.data.saved}
                one="Записана # линия"
                few="Записано # линии"
                many="Записано # линий"
                other="Записано # линии"
              />
              ,{' '}
              <Plural
                value={load.data.rows}
                one="в таблице # строка."
                few="в таблице # строки."
                many="в таблице # строк."
                other="в таблице # строки."
              />
            </p>
            <ul className="mt-2 text-ink-2">
              {load.data.faults.map(({ row, because }) => (
                <li key={row}>
                  {t`Строка ${row}:`} {reasonWords(i18n, because).text}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </Dialog>
  )
}
