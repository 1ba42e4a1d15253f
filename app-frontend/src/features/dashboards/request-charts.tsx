import { useLingui } from '@lingui/react/macro'
import type { Overview } from '@poryadok/app-backend/dashboards/contract'
import { CountsCard } from './counts-card.tsx'
import { OverTimeCard } from './over-time-card.tsx'

/** Requests over time, by category and by stage. */
export function RequestCharts({ overview: { requests } }: { overview: Overview }) {
  const { t } = useLingui()
  const byCategory = requests?.byCategory.map(({ name, count }) => ({ name: name || t`Без категории`, count })) ?? null
  return (
    <>
      {requests && (
        <OverTimeCard
          title={t`Новые запросы по времени`}
          stretches={requests.byTime}
          series={[{ id: 'created', label: t`создано`, values: requests.byTime.map(({ created }) => created) }]}
        />
      )}
      <CountsCard title={t`Новые запросы по категориям`} pointTitle={t`Категория`} rows={byCategory} />
      <CountsCard title={t`Открытые запросы по стадиям`} pointTitle={t`Стадия`} rows={requests?.byStage ?? null} />
    </>
  )
}
