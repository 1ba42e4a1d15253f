import type { I18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import type { CallRow } from '@poryadok/app-backend/operations/contract'
import { CodeValue } from '../../ui/code-value.tsx'
import type { GridColumn } from '../../ui/grid/grid-types.ts'
import { Moment } from '../../ui/moment.tsx'
import { CallActor } from './call-actor.tsx'
import { OutcomeChip } from './outcome-chip.tsx'

export const callColumns = (i18n: I18n): GridColumn<CallRow>[] => [
  {
    id: 'method',
    title: t(i18n)`Метод`,
    width: 220,
    grows: true,
    pinned: 'start',
    cell: ({ method, inner }) => (
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="min-w-0 truncate">
          <CodeValue>{method}</CodeValue>
        </span>
        {inner.length > 0 && <span className="shrink-0 text-12 text-ink-3">× {inner.length}</span>}
      </span>
    ),
  },
  { id: 'at', title: t(i18n)`Когда`, width: 140, cell: ({ at }) => <Moment at={at} /> },
  { id: 'outcome', title: t(i18n)`Исход`, width: 160, cell: ({ outcome }) => <OutcomeChip outcome={outcome} /> },
  {
    id: 'code',
    title: t(i18n)`Код`,
    width: 190,
    cell: ({ status, errorCode }) => (
      <span className="block truncate">
        <CodeValue>{[status, errorCode].filter((part) => part !== null).join(' ') || '—'}</CodeValue>
      </span>
    ),
  },
  { id: 'duration', title: t(i18n)`мс`, width: 80, align: 'right', cell: ({ durationMs }) => durationMs },
  { id: 'actor', title: t(i18n)`Кто`, width: 160, cell: (call) => <CallActor call={call} /> },
]
