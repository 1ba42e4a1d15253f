import { useLingui } from '@lingui/react/macro'
import type { DeliveryLine } from '@poryadok/app-backend/contact-center/hooks/contract'
import { useMemo, useState } from 'react'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilteredOutState } from '../../ui/filtered-out-state.tsx'
import { EndlessGrid } from '../../ui/grid/endless-grid.tsx'
import { type GridColumn, type GridView, plainView } from '../../ui/grid/grid-types.ts'
import { useOpened } from '../../ui/grid/use-opened.ts'
import { Moment } from '../../ui/moment.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { DeliveryPanel } from './delivery-panel.tsx'
import { useDeliveryAnswer } from './use-delivery-answer.ts'
import { useDeliveries } from './use-hooks.ts'

type Shown = 'all' | DeliveryLine['state']
const firstView: GridView = { ...plainView, density: 'dense' }

/** Messages to all addresses with their outcomes; one that did not arrive can be sent again. */
export function DeliveriesList() {
  const { t } = useLingui()
  const [shown, setShown] = useState<Shown>('all')
  const [view, setView] = useState(firstView)
  const list = useDeliveries(shown === 'all' ? null : shown)
  const rows = useMemo(() => list.data?.pages.flatMap(({ deliveries }) => deliveries) ?? [], [list.data])
  const opened = useOpened(rows)
  const answerOf = useDeliveryAnswer()
  const states = { waiting: t`Ждёт`, delivered: t`Доставлено`, dead: t`Не доставлено` }
  const tones = { waiting: 'amber', delivered: 'green', dead: 'red' } as const
  const columns: GridColumn<DeliveryLine>[] = [
    { id: 'at', title: t`Когда`, width: 120, pinned: 'start', cell: ({ at }) => <Moment at={at} /> },
    { id: 'state', title: t`Исход`, width: 126, cell: ({ state }) => <Chip tone={tones[state]}>{states[state]}</Chip> },
    {
      id: 'type',
      title: t`Событие`,
      width: 156,
      cell: ({ type }) => <code className="font-mono text-12h">{type}</code>,
    },
    { id: 'record', title: t`О чём`, width: 80, cell: ({ record }) => record },
    {
      id: 'hook',
      title: t`Адрес`,
      width: 110,
      grows: true,
      cell: ({ hookName }) => <span className="block truncate">{hookName}</span>,
    },
    {
      id: 'status',
      title: t`Ответ`,
      width: 200,
      cell: (line) => <span className="block truncate">{answerOf(line)?.words}</span>,
    },
    { id: 'attempts', title: t`Попытки`, width: 72, align: 'right', cell: ({ attempts }) => attempts },
  ]
  return (
    <div className="flex min-h-[340px] flex-1 rounded-lg bg-white shadow-card">
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex border-b border-line p-3">
          <Segmented
            label={t`Какие сообщения показать`}
            segments={[
              { id: 'all', label: t`Все` },
              { id: 'waiting', label: t`Ждут` },
              { id: 'dead', label: t`Не доставлены` },
            ]}
            value={shown}
            onChange={setShown}
          />
        </div>
        <EndlessGrid
          label={t`Журнал уведомлений`}
          {...{ list, columns, rows, view }}
          onView={setView}
          opened={opened.id}
          onOpen={opened.open}
          keys={false}
          nothing={
            shown === 'all' ? (
              <EmptyState
                title={t`Сообщений ещё не было`}
              >{t`Первое появится, когда в портале случится то, о чём просил адрес. Сейчас его можно проверить пробным сообщением.`}</EmptyState>
            ) : (
              <FilteredOutState
                onReset={() => setShown('all')}
              >{t`Таких сообщений нет. Покажите все, чтобы увидеть остальные.`}</FilteredOutState>
            )
          }
        />
      </div>
      {opened.row && <DeliveryPanel key={opened.row.id} id={opened.row.id} {...opened.panel} />}
    </div>
  )
}
