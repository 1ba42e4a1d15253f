import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { TriangleAlert } from 'lucide-react'
import { useErrorWords } from '../../lib/use-error-words.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Note } from '../../ui/note.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { useMovePreview, type WantedMove } from './use-moves.ts'

/** What will change, before it does. */
export function MovePreviewNote({ wanted, moveKey }: { wanted: WantedMove; moveKey: string }) {
  const { t } = useLingui()
  const wording = useWording()
  const errorWords = useErrorWords()
  const { data, error } = useMovePreview(wanted, moveKey)
  if (error) {
    const { title, text } = errorWords(error)
    return (
      <p role="alert" className="text-13 text-red-ink">
        {title} {text}
      </p>
    )
  }
  if (!data) return <Spinner />
  const letters = plural(data.letters, { one: '# письмо', few: '# письма', many: '# писем', other: '# письма' })
  const records = plural(data.records, { one: '# запись', few: '# записи', many: '# записей', other: '# записи' })
  const { tasks } = data
  const from = wording.requestNumber(data.from.id)
  const to = data.to ? wording.requestNumber(data.to.id) : t`новый запрос`
  const closing = data.closing ?? ''
  return (
    <div className="flex flex-col gap-2 text-13">
      <p>
        {data.records > 0
          ? t`Из запроса ${from} в ${to} перейдут: ${letters} клиента и ещё ${records} ленты. Ответы придут туда же.`
          : t`Из запроса ${from} в ${to} перейдут: ${letters}. Ответы придут туда же.`}
      </p>
      {data.tasks > 0 && (
        <p>{t`Вместе с запросом переходят внешние задачи: ${tasks}. Ответы исполнителей тоже придут в ${to}.`}</p>
      )}
      {data.closing && <p>{t`Запрос ${from} останется на портале, получит стадию «${closing}» и ссылку на ${to}.`}</p>}
      {data.otherClient && (
        <Note tone="amber" icon={<TriangleAlert size={18} strokeWidth={1.75} />}>
          {t`В том запросе другой клиент. Письма увидит каждый, кому доступен тот запрос.`}
        </Note>
      )}
    </div>
  )
}
