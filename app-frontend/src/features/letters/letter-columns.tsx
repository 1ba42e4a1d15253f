import type { I18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import type { LetterRow } from '@poryadok/app-backend/intake/contract'
import { Avatar } from '../../ui/avatar.tsx'
import { Chip } from '../../ui/chip.tsx'
import type { GridColumn } from '../../ui/grid/grid-types.ts'
import { Moment } from '../../ui/moment.tsx'
import { outcomeWords } from './outcome-words.ts'
import { RequestLink } from './request-link.tsx'

/** Headers are known once the letter was taken up. */
const isUnread = ({ outcome, why }: LetterRow): boolean => outcome === 'waiting' && why.length === 0

export const letterColumns = (i18n: I18n): GridColumn<LetterRow>[] => [
  {
    id: 'at',
    title: t(i18n)`Пришло`,
    width: 130,
    pinned: 'start',
    cell: ({ receivedAt }) => <Moment at={receivedAt} />,
  },
  {
    id: 'outcome',
    title: t(i18n)`Что стало`,
    width: 130,
    cell: ({ outcome }) => <Chip tone={outcomeWords[outcome].tone}>{i18n._(outcomeWords[outcome].state)}</Chip>,
  },
  {
    id: 'subject',
    title: t(i18n)`Тема`,
    width: 170,
    grows: true,
    cell: (letter) => (
      <span className="block truncate" title={letter.subject}>
        {letter.subject || (
          <span className="text-ink-3">{isUnread(letter) ? t(i18n)`ещё не разобрано` : t(i18n)`без темы`}</span>
        )}
      </span>
    ),
  },
  { id: 'from', title: t(i18n)`Отправитель`, width: 150, cell: ({ from }) => <SenderCell from={from} /> },
  {
    id: 'mailbox',
    title: t(i18n)`Ящик`,
    width: 190,
    cell: ({ to }) => (
      <span className="block truncate text-ink-2" title={to}>
        {to}
      </span>
    ),
  },
  {
    id: 'request',
    title: t(i18n)`Запрос`,
    width: 110,
    cell: ({ request }) => (request ? <RequestLink {...request} /> : null),
  },
]

function SenderCell({ from: { name, address } }: Pick<LetterRow, 'from'>) {
  const shown = name || address || '—'
  return (
    <span className="flex min-w-0 items-center gap-2" title={address}>
      <Avatar name={shown} />
      <span className="truncate">{shown}</span>
    </span>
  )
}
