import { useLingui } from '@lingui/react/macro'
import type { Overview } from '@poryadok/app-backend/dashboards/contract'
import { CountsCard } from './counts-card.tsx'
import { OverTimeCard } from './over-time-card.tsx'

/** Calls over time, statuses of companies, and the companies with the most entries. */
export function CompanyCharts({ overview: { calls, statuses, companies } }: { overview: Overview }) {
  const { t } = useLingui()
  const active = companies?.map(({ title, count }) => ({ name: title, count })) ?? null
  return (
    <>
      {calls && (
        <OverTimeCard
          title={t`Звонки по времени`}
          stretches={calls.byTime}
          series={[
            { id: 'incoming', label: t`входящие`, values: calls.byTime.map(({ incoming }) => incoming) },
            { id: 'outgoing', label: t`исходящие`, values: calls.byTime.map(({ outgoing }) => outgoing) },
          ]}
        />
      )}
      {statuses && <CountsCard title={t`Статусы компаний`} pointTitle={t`Статус`} rows={statuses} />}
      <CountsCard
        title={t`Дела по компаниям`}
        pointTitle={t`Компания`}
        rows={active}
        aside={t`из 50 компаний с последними делами`}
      />
    </>
  )
}
