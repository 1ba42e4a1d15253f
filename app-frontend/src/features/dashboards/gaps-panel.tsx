import { useLingui } from '@lingui/react/macro'
import { useWording } from '../../lib/use-wording.ts'
import { CardLink } from '../../ui/card-link.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { LoadingState } from '../../ui/loading-state.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { type FullnessFilter, useGaps } from './use-fullness.ts'

interface GapsPanelProps {
  filter: FullnessFilter
  field: { name: string; title: string }
  onClose: () => void
}

/** Records in which a field is empty, beside the dashboard. */
export function GapsPanel({ filter, field, onClose }: GapsPanelProps) {
  const { t } = useLingui()
  const words = useWording()
  const { data, error, refetch } = useGaps(filter, field.name)
  const [shown, total] = [words.count(data?.rows.length ?? 0), words.count(data?.total ?? 0)]
  return (
    <div className="fixed inset-y-0 right-0 z-20 flex max-w-full shadow-pop">
      <SidePanel title={t`Пусто: ${field.title}`} takesFocus width={420} onClose={onClose}>
        {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />)}
        {data?.rows.length === 0 && (
          <EmptyState title={t`Пробелов уже нет`}>{t`Поле заполнили, пока страница была открыта.`}</EmptyState>
        )}
        {data && data.rows.length > 0 && (
          <p className="px-4 pb-2 text-12h text-ink-3">{t`Новые сверху: ${shown} из ${total}`}</p>
        )}
        <ul>
          {data?.rows.map(({ id, title, path }) => (
            <li key={id} className="truncate border-t border-line px-4 py-2.5 text-13">
              <CardLink id={id} path={path}>
                {title}
              </CardLink>
            </li>
          ))}
        </ul>
      </SidePanel>
    </div>
  )
}
