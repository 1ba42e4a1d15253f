import type { I18n } from '@lingui/core'
import { t } from '@lingui/core/macro'
import type { AuditEventView } from '@poryadok/app-backend/audit/contract'
import type { GridColumn } from '../../ui/grid/grid-types.ts'
import { Moment } from '../../ui/moment.tsx'
import { ActorCell } from './actor-cell.tsx'
import { ChangesLine } from './changes-line.tsx'
import { FamilyName } from './family-name.tsx'
import { RecordLink } from './record-link.tsx'

export const trailColumns = (i18n: I18n, actionWords: (action: string) => string): GridColumn<AuditEventView>[] => [
  { id: 'at', title: t(i18n)`Когда`, width: 140, pinned: 'start', cell: ({ at }) => <Moment at={at} /> },
  { id: 'actor', title: t(i18n)`Кто`, width: 190, cell: ({ actor }) => <ActorCell actor={actor} /> },
  {
    id: 'action',
    title: t(i18n)`Действие`,
    width: 230,
    cell: ({ action }) => (
      <span className="block truncate" title={actionWords(action)}>
        {actionWords(action)}
      </span>
    ),
  },
  {
    id: 'record',
    title: t(i18n)`Запись`,
    width: 210,
    cell: ({ record, family }) => (record ? <RecordLink record={record} /> : <FamilyName family={family} />),
  },
  {
    id: 'changes',
    title: t(i18n)`Что изменилось`,
    width: 240,
    grows: true,
    cell: ({ family, before, after }) => <ChangesLine family={family} before={before ?? {}} after={after ?? {}} />,
  },
]
