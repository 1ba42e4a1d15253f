import { useLingui } from '@lingui/react/macro'
import { UserCheck } from 'lucide-react'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useWaiting } from './use-waiting.ts'
import { WaitingRow } from './waiting-row.tsx'

/** Requests for which the rules found nobody, or whose category waits to be confirmed; those that wait longest first. */
export default function WaitingSection() {
  const { t } = useLingui()
  const { data, error, refetch } = useWaiting()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />
  return (
    <section aria-label={t`Ждут ответственного`} className="rounded-lg bg-white shadow-card">
      {data.rows.length === 0 ? (
        <EmptyState tone="green" icon={<UserCheck size={22} strokeWidth={1.75} />} title={t`Никто не ждёт`}>
          {t`Сюда попадают запросы, для которых правила не нашли ответственного или не уверены в категории.`}
        </EmptyState>
      ) : (
        <>
          <p className="border-b border-line px-4 py-3 text-13 text-ink-2">
            {t`Кому отдать запрос, правила спрашивают снова каждые десять минут; в предложенной категории они не уверены. Назначьте ответственного или подтвердите категорию, и запрос уйдёт из списка.`}
          </p>
          <ul>
            {data.rows.map((row) => (
              <WaitingRow key={row.id} row={row} onDone={() => void refetch()} />
            ))}
          </ul>
          {data.more && (
            <p className="border-t border-line px-4 py-3 text-12h text-ink-3">{t`Показаны 200 самых давних.`}</p>
          )}
        </>
      )}
    </section>
  )
}
