import { useLingui } from '@lingui/react/macro'
import type { ApiCallLine } from '@poryadok/app-backend/contact-center/contract'
import { useMemo, useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { Chip } from '../../ui/chip.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilteredOutState } from '../../ui/filtered-out-state.tsx'
import { EndlessGrid } from '../../ui/grid/endless-grid.tsx'
import { type GridColumn, type GridView, plainView } from '../../ui/grid/grid-types.ts'
import { useOpened } from '../../ui/grid/use-opened.ts'
import { Moment } from '../../ui/moment.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { CallPanel } from './call-panel.tsx'
import { useApiCalls } from './use-center.ts'
import { useMarkWords } from './use-mark-words.ts'

type Shown = 'all' | ApiCallLine['state']
const firstView: GridView = { ...plainView, density: 'dense' }

/** What contact centres called for: found by phone, record, key or number; a failed call can be done again. */
export function CallsTab() {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const [shown, setShown] = useState<Shown>('all')
  const [view, setView] = useState(firstView)
  const about = useMarkWords()
  const list = useApiCalls(useDebounced(text.trim(), 300), shown === 'all' ? null : shown)
  const rows = useMemo(() => list.data?.pages.flatMap(({ calls }) => calls) ?? [], [list.data])
  const opened = useOpened(rows)
  const states = { running: t`Идёт`, queued: t`Ждёт портал`, done: t`Сделано`, failed: t`Отказ` }
  const tones = { running: 'blue', queued: 'amber', done: 'green', failed: 'red' } as const
  const columns: GridColumn<ApiCallLine>[] = [
    { id: 'at', title: t`Когда`, width: 140, pinned: 'start', cell: ({ at }) => <Moment at={at} /> },
    {
      id: 'operation',
      title: t`Вызов`,
      width: 170,
      cell: ({ operation }) => <code className="font-mono text-12h">{operation}</code>,
    },
    { id: 'state', title: t`Исход`, width: 130, cell: ({ state }) => <Chip tone={tones[state]}>{states[state]}</Chip> },
    {
      id: 'key',
      title: t`Ключ`,
      width: 200,
      cell: ({ keyName, client, sandbox }) => (
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate">{keyName ?? client}</span>
          {sandbox && (
            <span className="shrink-0">
              <Chip tone="blue">{t`Песочница`}</Chip>
            </span>
          )}
        </span>
      ),
    },
    {
      id: 'marks',
      title: t`О чём`,
      width: 240,
      grows: true,
      cell: ({ marks }) => (
        <span className="block truncate" title={marks.join(', ')}>
          {about(marks)}
        </span>
      ),
    },
    { id: 'ms', title: t`мс`, width: 80, align: 'right', cell: ({ ms }) => ms ?? '' },
  ]
  const reset = (): void => {
    setText('')
    setShown('all')
  }
  return (
    <div className="flex min-h-[420px] rounded-lg bg-white shadow-card">
      <div className="flex min-w-0 flex-1 flex-col">
        <div className="flex flex-wrap gap-3 border-b border-line p-3">
          <div className="flex min-w-0 flex-1 basis-60">
            <SearchField
              label={t`Поиск по журналу вызовов`}
              placeholder={t`телефон, почта, номер, ключ`}
              clearLabel={t`Очистить поиск`}
              value={text}
              onChange={setText}
            />
          </div>
          <Segmented
            label={t`Какие вызовы показать`}
            segments={[
              { id: 'all', label: t`Все` },
              { id: 'failed', label: t`Отказы` },
              { id: 'queued', label: t`Ждут портал` },
            ]}
            value={shown}
            onChange={setShown}
          />
        </div>
        <EndlessGrid
          label={t`Журнал вызовов`}
          {...{ list, columns, rows, view }}
          onView={setView}
          opened={opened.id}
          onOpen={opened.open}
          nothing={
            text === '' && shown === 'all' ? (
              <EmptyState
                title={t`Вызовов ещё не было`}
              >{t`Первый появится, когда контакт-центр обратится по своему ключу.`}</EmptyState>
            ) : (
              <FilteredOutState
                onReset={reset}
              >{t`Таких вызовов нет. Покажите все, чтобы увидеть остальные.`}</FilteredOutState>
            )
          }
        />
      </div>
      {opened.row && <CallPanel key={opened.row.id} id={opened.row.id} {...opened.panel} />}
    </div>
  )
}
