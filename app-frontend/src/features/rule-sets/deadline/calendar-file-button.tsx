import { plural } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import type { CalendarFileView } from '@poryadok/app-backend/deadlines/contract'
import { useMutation } from '@tanstack/react-query'
import { FileUp, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useServices } from '../../../lib/services.ts'
import { useErrorWords } from '../../../lib/use-error-words.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { Note } from '../../../ui/note.tsx'
import { FileDays, FileFaults } from './calendar-file-parts.tsx'

type Days = CalendarFileView['days']

interface CalendarFileButtonProps {
  readOnly: boolean
  onTake: (days: Days) => void
}

/** What Excel saves is often not Unicode. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** Days of a production calendar, of an iCalendar file or a table: shown first, then they are an edit of the draft. */
export function CalendarFileButton({ readOnly, onTake }: CalendarFileButtonProps) {
  const { t } = useLingui()
  const { api } = useServices()
  const errorWords = useErrorWords()
  const [open, setOpen] = useState(false)
  const { data, error, mutate, reset } = useMutation({
    mutationFn: async (file: File) =>
      api.post<CalendarFileView>('/api/deadlines/calendar-file', { text: await textOf(file) }),
  })
  const words = error && errorWords(error)
  const rows = plural(data?.days.length ?? 0, { one: '# строку', few: '# строки', many: '# строк', other: '# строки' })
  const close = (): void => {
    setOpen(false)
    reset()
  }
  return (
    <>
      <Button
        size="sm"
        icon={<FileUp size={14} aria-hidden="true" />}
        isDisabled={readOnly}
        onPress={() => setOpen(true)}
      >
        <Trans>Загрузить файл дней</Trans>
      </Button>
      {open && (
        <Dialog
          size="md"
          title={t`Дни из файла`}
          closeLabel={t`Закрыть`}
          onClose={close}
          footer={
            <>
              <Button onPress={close}>
                <Trans>Оставить как есть</Trans>
              </Button>
              {data && data.days.length > 0 && (
                <Button
                  look="main"
                  onPress={() => {
                    onTake(data.days)
                    close()
                  }}
                >
                  {t`Взять в черновик ${rows}`}
                </Button>
              )}
            </>
          }
        >
          <div className="flex flex-col gap-3 pb-2">
            <FileDrop
              label={t`Файл дней`}
              help={t`Производственный календарь XML с xmlcalendar.ru, праздники ICS или таблица CSV: дата; вид; часы; почему.`}
              accept={['.xml', '.ics', '.csv', 'text/xml', 'text/calendar', 'text/csv']}
              onFiles={([file]) => file && mutate(file)}
            />
            {words && (
              <Note urgent tone="red" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
                {words.title} {words.text}
              </Note>
            )}
            {data && <FileDays days={data.days} />}
            {data && data.faults.length > 0 && <FileFaults faults={data.faults} />}
          </div>
        </Dialog>
      )}
    </>
  )
}
