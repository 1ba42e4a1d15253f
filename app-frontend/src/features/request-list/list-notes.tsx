import { useLingui } from '@lingui/react/macro'
import type { ListPage } from '@poryadok/app-backend/request-list/contract'
import { CircleHelp } from 'lucide-react'
import { Note } from '../../ui/note.tsx'

interface ListNotesProps {
  page: ListPage | undefined
  /** Words of the search. */
  typed: string
  more: boolean
}

/** What the list does not show, or shows otherwise than it was asked, and why. */
export function ListNotes({ page, typed, more }: ListNotesProps) {
  const { t } = useLingui()
  const { missing = [] } = page ?? {}
  const names = missing.join(', ')
  const readAs = page?.readAs ?? ''
  const notes = [
    ...(missing.length === 1 ? [t`Поля на портале больше нет: ${names}. Условие и порядок по нему не действуют.`] : []),
    ...(missing.length > 1 ? [t`Полей на портале больше нет: ${names}. Условия и порядок по ним не действуют.`] : []),
    ...(page?.cut ? [t`Эти слова есть в очень многих письмах: учтены запросы 500 самых новых.`] : []),
    ...(page?.firstContactOnly
      ? [
          t`Портал давно не обновляли: он ищет запросы только по первому контакту. Запросы, где клиент назван вторым, здесь могут не показаться.`,
        ]
      : []),
    ...(more
      ? [t`Отмечены первые 2 500 запросов: больше за один раз не меняют. Остальные отметьте следующим разом.`]
      : []),
  ]
  return (
    <>
      {readAs && typed && (
        <p className="px-4 py-2 text-13 text-ink-2">{t`По «${typed}» ничего нет. Показаны запросы по «${readAs}».`}</p>
      )}
      {notes.map((words) => (
        <div key={words} className="px-4 py-2">
          <Note tone="amber" icon={<CircleHelp size={18} strokeWidth={1.75} />}>
            {words}
          </Note>
        </div>
      ))}
    </>
  )
}
