import { Trans, useLingui } from '@lingui/react/macro'
import type { ExportState } from '@poryadok/app-backend/sheet-export/contract'
import { CircleAlert, ShieldAlert } from 'lucide-react'
import { useState } from 'react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useSheetAction } from './use-sheets.ts'

interface ConnectDialogProps {
  book: ExportState['book']
  onClose: () => void
}

/** Link and key: what an administrator brings from Google. */
export function ConnectDialog({ book, onClose }: ConnectDialogProps) {
  const { t } = useLingui()
  const [link, setLink] = useState(book?.url ?? '')
  const [key, setKey] = useState('')
  const connect = useSheetAction(onClose)
  const errorWords = useErrorWords()
  const fault = connect.error ? errorWords(connect.error) : null
  return (
    <Dialog
      size="md"
      title={book ? t`Google Таблица` : t`Подключить Google Таблицу`}
      closeLabel={t`Закрыть`}
      busy={connect.isPending}
      onClose={onClose}
      footer={
        <Button
          look="main"
          isPending={connect.isPending}
          icon={connect.isPending && <Spinner />}
          isDisabled={link.trim() === '' || (key.trim() === '' && !book)}
          onPress={() => connect.mutate({ do: 'connect', body: { link, key } })}
        >
          <Trans>Проверить и подключить</Trans>
        </Button>
      }
    >
      <div className="flex flex-col gap-4 pb-2">
        <ol className="list-decimal pl-5 text-13 leading-relaxed text-ink-2">
          <li>
            <Trans>В Google Cloud включите Google Sheets API и создайте сервисный аккаунт с ключом JSON.</Trans>
          </li>
          <li>
            <Trans>Создайте таблицу и дайте адресу аккаунта роль «Редактор».</Trans>
          </li>
          <li>
            <Trans>Вставьте сюда ссылку на таблицу и содержимое файла с ключом.</Trans>
          </li>
        </ol>
        <TextField
          label={t`Ссылка на таблицу`}
          value={link}
          onChange={setLink}
          placeholder="https://docs.google.com/spreadsheets/d/…"
        />
        <TextField
          label={t`Ключ сервисного аккаунта (JSON)`}
          help={book ? t`Пусто: останется прежний ключ` : t`Хранится зашифрованным и нигде не показывается`}
          rows={4}
          value={key}
          onChange={setKey}
        />
        <Note tone="amber" icon={<ShieldAlert size={18} strokeWidth={1.75} />}>
          <Trans>
            В таблицу попадут все записи выбранных видов, с телефонами и адресами. Их увидит каждый, кому открыта
            таблица: права портала в Google не действуют.
          </Trans>
        </Note>
        {fault && (
          <Note urgent tone="red" icon={<CircleAlert size={18} strokeWidth={1.75} />}>
            <b className="font-semibold">{fault.title}</b> {fault.text}
          </Note>
        )}
      </div>
    </Dialog>
  )
}
