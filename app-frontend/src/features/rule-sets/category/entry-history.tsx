import { useLingui } from '@lingui/react/macro'
import type { DictionaryLine } from '@poryadok/app-backend/categorization/contract'
import type { EntryHistory as History } from '@poryadok/app-backend/rule-sets/contract'
import { useQuery } from '@tanstack/react-query'
import { useServices } from '../../../lib/services.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { LoadingState } from '../../../ui/loading-state.tsx'
import { Moment } from '../../../ui/moment.tsx'

/** What was done to a word: who, when, in which version, from what to what. */
export function EntryHistory({ line, onClose }: { line: DictionaryLine; onClose: () => void }) {
  const { t } = useLingui()
  const { api } = useServices()
  const { data, error, refetch } = useQuery({
    queryKey: ['rules', 'category', 'entry', line.id],
    queryFn: () => api.get<History>('/api/rules/category/entry', { list: 'lines', id: line.id }),
  })
  return (
    <Dialog size="md" title={t`История слова «${line.phrase}»`} closeLabel={t`Закрыть`} onClose={onClose}>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <LoadingState />)}
      {data?.changes.length === 0 && (
        <EmptyState title={t`Слово ещё не публиковали`}>
          {t`История начнётся с первой версии, в которой оно есть.`}
        </EmptyState>
      )}
      <ol className="divide-y divide-line px-5 pb-3">
        {data?.changes.map(({ version, by, at, note, before, after }) => (
          <li key={version} className="py-2.5 text-13">
            <p className="flex flex-wrap items-baseline gap-x-2 text-12 text-ink-3">
              <span>{t`Версия ${version}`}</span>
              <span>{by.name}</span>
              <Moment at={at} />
              {note && <span className="truncate">{note}</span>}
            </p>
            {before !== null && <p className="mt-1 text-ink-3 line-through">{before}</p>}
            <p className="mt-0.5">{after ?? t`слово убрано`}</p>
          </li>
        ))}
      </ol>
    </Dialog>
  )
}
