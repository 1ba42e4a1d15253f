import { useLingui } from '@lingui/react/macro'
import type { DrillRow } from '@poryadok/app-backend/stage-time/contract'
import { useOpenCard } from '../../lib/use-open-card.ts'
import { useWording } from '../../lib/use-wording.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { type Drilled, useDrill } from './use-report.ts'

interface DrillPanelProps {
  drilled: Drilled
  now: Date
  onClose: () => void
}

/** The requests behind a figure, over the report. */
export function DrillPanel({ drilled, now, onClose }: DrillPanelProps) {
  const { t } = useLingui()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useDrill(drilled)
  const rows = data?.pages.flatMap((page) => page.rows) ?? []
  return (
    // Beside the window and not beside the page: the figure that opened it may be far down.
    <div className="fixed inset-y-0 right-0 z-20 flex max-w-full shadow-pop">
      <SidePanel title={drilled.title} takesFocus width={460} onClose={onClose}>
        {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />)}
        {data && rows.length === 0 && (
          <EmptyState
            title={t`Таких запросов уже нет`}
          >{t`Пока отчёт был открыт, они изменились. Обновите отчёт.`}</EmptyState>
        )}
        <ul>
          {rows.map((row, place) => (
            // A request may have stood in a stage several times.
            <DrillLine key={`${row.id} ${place}`} row={row} isStay={drilled.what === 'stage'} now={now} />
          ))}
        </ul>
        {hasNextPage && (
          <div className="grid place-items-center border-t border-line p-3">
            <Button isPending={isFetchingNextPage} onPress={() => void fetchNextPage()}>{t`Показать ещё`}</Button>
          </div>
        )}
      </SidePanel>
    </div>
  )
}

function DrillLine({ row, isStay, now }: { row: DrillRow; isStay: boolean; now: Date }) {
  const { t } = useLingui()
  const words = useWording()
  const open = useOpenCard()
  const length = row.ms === null ? '' : words.span(row.ms)
  const due = row.resolveBy ? words.due(row.resolveBy, now) : ''
  const parts = [row.stage, row.person, row.category, !isStay && due ? t`до ${due}` : null].filter(Boolean)
  return (
    <li className="border-t border-line px-4 py-2.5 text-13">
      <div className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate">
          <TextLink onPress={() => open(row.id, row.path)}>{row.title}</TextLink>
        </span>
        {length && (
          <span className={`shrink-0 whitespace-nowrap ${isStay ? '' : 'text-red-ink'}`}>
            {isStay ? length : t`опоздание ${length}`}
          </span>
        )}
      </div>
      <div className="mt-0.5 truncate text-12 text-ink-3">
        {words.requestNumber(row.id)} · {parts.join(' · ')}
      </div>
    </li>
  )
}
