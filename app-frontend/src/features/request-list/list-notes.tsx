import { useLingui } from '@lingui/react/macro'
import type { ListPage } from '@poryadok/app-backend/request-list/contract'
import { CircleHelp } from 'lucide-react'
import { Note } from '../../ui/note.tsx'

/** Fields that are named; the others are counted. */
const namedFields = 3

interface ListNotesProps {
  page: ListPage | undefined
  /** Words of the search. */
  typed: string
  more: boolean
}

/** What the list does not show, or shows otherwise than it was asked, and why. */
export function ListNotes({ page, typed, more }: ListNotesProps) {
  const { t } = useLingui()
  const { missing = [], notSearched = [] } = page ?? {}
  const names = missing.join(', ')
  const leftOut = notSearched.slice(0, namedFields).join(', ')
  const others = notSearched.length - namedFields
  const readAs = page?.readAs ?? ''
  const notes = [
    ...(missing.length === 1 ? [t`Поля на портале больше нет: ${names}. Условие и порядок по нему не действуют.`] : []),
    ...(missing.length > 1 ? [t`Полей на портале больше нет: ${names}. Условия и порядок по ним не действуют.`] : []),
    ...(page?.cut ? [t`Эти слова есть в очень многих письмах: учтены запросы 500 самых новых.`] : []),
    ...(page?.amountsCut
      ? [
          t`Суммы сверены у 2 500 самых новых запросов, где они заполнены, и показаны не больше 500 подошедших. Добавьте другие условия, чтобы увидеть остальные.`,
        ]
      : []),
    ...(page?.contactsCut
      ? [t`У компании больше 500 контактов: показаны её запросы и запросы первых 500 контактов.`]
      : []),
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
      {notSearched.length > 0 && (
        <p className="px-4 py-2 text-12 text-ink-3">
          {others > 0
            ? t`Поиск смотрит в восемь своих текстовых полей. Не искали в полях: ${leftOut} и ещё ${others}. Для них есть условие «содержит».`
            : t`Поиск смотрит в восемь своих текстовых полей. Не искали в полях: ${leftOut}. Для них есть условие «содержит».`}
        </p>
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
