import type { I18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import type { DeadJobRow } from '@poryadok/app-backend/operations/contract'
import type { GridColumn } from '../../ui/grid/grid-types.ts'
import { Moment } from '../../ui/moment.tsx'
import { QueueName } from './queue-name.tsx'

export const deadColumns = (i18n: I18n): GridColumn<DeadJobRow>[] => [
  {
    id: 'job',
    title: t(i18n)`Работа`,
    width: 220,
    pinned: 'start',
    cell: ({ queue, key }) => (
      <span className="block min-w-0">
        <span className="block truncate">
          <QueueName queue={queue} />
        </span>
        <span className="block truncate text-12 text-ink-3">{key}</span>
      </span>
    ),
  },
  {
    id: 'error',
    title: t(i18n)`Что сказала последняя попытка`,
    width: 260,
    grows: true,
    cell: ({ lastError }) => <span className="line-clamp-2 text-red-ink">{lastError}</span>,
  },
  { id: 'attempts', title: t(i18n)`Попыток`, width: 90, align: 'right', cell: ({ attempts }) => attempts },
  { id: 'ended', title: t(i18n)`Оставлена`, width: 150, cell: ({ endedAt }) => <Moment at={endedAt} /> },
]
