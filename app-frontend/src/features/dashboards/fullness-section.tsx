import { useLingui } from '@lingui/react/macro'
import type { FullnessReport } from '@poryadok/app-backend/dashboards/contract'
import { useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { ChartCard } from '../../ui/charts/chart-card.tsx'
import { RowChart } from '../../ui/charts/row-chart.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FullnessFilters } from './fullness-filters.tsx'
import { FullnessTable } from './fullness-table.tsx'
import { GapsPanel } from './gaps-panel.tsx'
import { type FullnessFilter, useFullness } from './use-fullness.ts'

/** How many fields the picture shows: those with the most gaps. */
const drawn = 12

/** «Заполненность»: how full the fields of records are, and which records have gaps. */
export default function FullnessSection() {
  const { t } = useLingui()
  const [filter, setFilter] = useState<FullnessFilter>({
    entityTypeId: 4,
    days: null,
    responsible: null,
    department: null,
  })
  const [field, setField] = useState<FullnessReport['fields'][number] | null>(null)
  const { data, error, refetch } = useFullness(filter)
  return (
    <section aria-label={t`Заполненность`} className="relative flex flex-col gap-4">
      <FullnessFilters filter={filter} onChange={setFilter} />
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <CardSkeleton />)}
      {data?.total === 0 && (
        <div className="rounded-lg bg-white shadow-card">
          <EmptyState
            title={t`Записей нет`}
          >{t`За этот период таких записей не создавали, или вам их не видно.`}</EmptyState>
        </div>
      )}
      {data && data.total > 0 && (
        <div className="grid items-start gap-4 min-[1100px]:grid-cols-2">
          <Picture report={data} />
          <FullnessTable report={data} onGaps={setField} />
        </div>
      )}
      {field && <GapsPanel key={field.name} filter={filter} field={field} onClose={() => setField(null)} />}
    </section>
  )
}

function Picture({ report }: { report: FullnessReport }) {
  const { t } = useLingui()
  const words = useWording()
  const now = useNow()
  const shown = report.fields.slice(0, drawn)
  const [total, at] = [words.count(report.total), words.moment(report.asOf, now)]
  const title = t`Где больше всего пробелов`
  const data = {
    points: shown.map((one) => one.title),
    series: [{ id: 'filled', label: t`заполнено`, values: shown.map(({ filled }) => filled / report.total) }],
    format: (share: number) => `${words.count(Math.floor(share * 100))} %`,
  }
  return (
    <ChartCard
      title={title}
      data={data}
      pointTitle={t`Поле`}
      legend={false}
      aside={t`Записей: ${total} · данные на ${at}`}
    >
      <RowChart label={title} data={data} whole={1} />
    </ChartCard>
  )
}
