import { useLingui } from '@lingui/react/macro'
import type { ListPage } from '@poryadok/app-backend/request-list/contract'
import { CircleHelp } from 'lucide-react'
import { Note } from '../../ui/note.tsx'

/** What the list does not show, and why. */
export function ListNotes({ page, more }: { page: ListPage | undefined; more: boolean }) {
  const { t } = useLingui()
  const missing = page?.missing.join(', ') ?? ''
  const notes = [
    ...(missing ? [t`Поля на портале больше нет: ${missing}. Условие и порядок по нему не действуют.`] : []),
    ...(page?.cut ? [t`Эти слова есть в очень многих письмах: учтены запросы 500 самых новых.`] : []),
    ...(more
      ? [t`Отмечены первые 2 500 запросов: больше за один раз не меняют. Остальные отметьте следующим разом.`]
      : []),
  ]
  return notes.map((words) => (
    <div key={words} className="px-4 py-2">
      <Note tone="amber" icon={<CircleHelp size={18} strokeWidth={1.75} />}>
        {words}
      </Note>
    </div>
  ))
}
