import { useLingui } from '@lingui/react/macro'
import type { CompanyRow } from '@poryadok/app-backend/company-status/contract'
import { Building2 } from 'lucide-react'
import { useState } from 'react'
import { useDebounced } from '../../lib/use-debounced.ts'
import { Button } from '../../ui/button.tsx'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ListFoot } from '../../ui/list-foot.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { ChangeMany } from './change-many.tsx'
import { CompanyTable } from './company-table.tsx'
import { NoStatuses } from './no-statuses.tsx'
import { useCompanies } from './use-company-status.ts'

/** Companies by status and name; those that the viewer may change are changed together. */
export function CompanyList({ onSetUp }: { onSetUp: () => void }) {
  const { t } = useLingui()
  const [status, setStatus] = useState<string>('any')
  const [search, setSearch] = useState('')
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [changing, setChanging] = useState<readonly CompanyRow[] | null>(null)
  const words = useDebounced(search.trim(), 300)
  const { list } = useCompanies({ status: status === 'any' ? null : status, search: words })
  const first = list.data?.pages[0]
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const picked = rows.filter(({ id, mayChange }) => mayChange && chosen.has(id))
  const toggle = (id: number): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  if (first && !first.ready) return <NoStatuses onSetUp={onSetUp} />
  const options = [
    { id: 'any', label: t`Любой статус` },
    ...(first?.statuses ?? []).map(({ key, name }) => ({ id: key, label: name })),
    { id: 'empty', label: t`Без статуса` },
  ]
  return (
    <section aria-label={t`Компании по статусам`} className="rounded-lg bg-white shadow-card">
      <div className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-2.5">
        <div className="w-56">
          <SelectField hideLabel label={t`Статус`} options={options} value={status} onChange={setStatus} />
        </div>
        <div className="max-w-80 flex-1">
          <SearchField
            label={t`Найти компанию`}
            placeholder={t`название компании`}
            clearLabel={t`Очистить поиск`}
            value={search}
            onChange={setSearch}
          />
        </div>
        {picked.length > 0 && (
          <Button
            look="main"
            onPress={() => setChanging(picked)}
          >{t`Сменить статус выбранных: ${picked.length}`}</Button>
        )}
      </div>
      {list.error && !list.data ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} />
      ) : !first ? (
        <CardSkeleton />
      ) : rows.length === 0 ? (
        <EmptyState title={t`Таких компаний нет`} icon={<Building2 size={22} strokeWidth={1.75} />}>
          {t`Здесь видны компании, которые вам открыты на портале. Снимите отбор или измените поиск.`}
        </EmptyState>
      ) : (
        <>
          <CompanyTable rows={rows} statuses={first.statuses} chosen={chosen} onChoose={toggle} />
          <ListFoot
            shown={t`Показано ${rows.length} из ${first.total}`}
            more={
              list.hasNextPage
                ? { label: t`Показать ещё`, busy: list.isFetchingNextPage, onMore: () => void list.fetchNextPage() }
                : null
            }
          />
        </>
      )}
      {changing && first && (
        <ChangeMany
          companies={changing}
          statuses={first.statuses}
          onClose={() => {
            setChanging(null)
            setChosen(new Set())
          }}
        />
      )}
    </section>
  )
}
