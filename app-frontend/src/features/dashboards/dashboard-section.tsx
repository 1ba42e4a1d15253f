import { useLingui } from '@lingui/react/macro'
import { useMemo, useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { lastWeeks } from '../reports/report-period.ts'
import { CompanyCharts } from './company-charts.tsx'
import { DashboardFilters } from './dashboard-filters.tsx'
import { DashboardTiles } from './dashboard-tiles.tsx'
import { RequestCharts } from './request-charts.tsx'
import { type OverviewFilter, useOverview } from './use-overview.ts'

const wholeCompany: OverviewFilter = { period: 4, department: null, person: null }

/** «Дашборд»: requests, calls, statuses and companies as the portal counts them for this person. */
export default function DashboardSection() {
  const { t } = useLingui()
  const words = useWording()
  const now = useNow()
  const [filter, setFilter] = useState(wholeCompany)
  const day = now.toDateString()
  const range = useMemo(
    () => (typeof filter.period === 'number' ? lastWeeks(filter.period, new Date(day)) : filter.period),
    [filter.period, day],
  )
  const { data, error, refetch } = useOverview(range, filter)
  const at = data ? words.moment(data.asOf, now) : ''
  return (
    <section aria-label={t`Дашборд`} className="flex flex-col gap-3">
      <DashboardFilters filter={filter} range={range} onChange={setFilter} />
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
      {data && (
        <>
          <p className="px-1 text-12 text-ink-3">{t`Данные на ${at}. Учтено только то, что вам видно в портале.`}</p>
          <DashboardTiles overview={data} />
          <div className="gap-3 *:mb-3 *:break-inside-avoid min-[1100px]:columns-2">
            <RequestCharts overview={data} />
            <CompanyCharts overview={data} />
          </div>
        </>
      )}
    </section>
  )
}
