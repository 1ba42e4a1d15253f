import { useLingui } from '@lingui/react/macro'
import type { Report } from '@poryadok/app-backend/stage-time/contract'
import { useState } from 'react'
import { ChartCard } from '../../ui/charts/chart-card.tsx'
import type { ChartData } from '../../ui/charts/chart-types.ts'
import { LineChart } from '../../ui/charts/line-chart.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { useHours } from './use-hours.ts'

const hourMs = 3_600_000
/** Lines that can be told apart. */
const mostLines = 5

type Measure = 'medianMs' | 'p85Ms'

/** How long requests stood in the stages that hold them longest, week by week. */
export function StageTrend({ report }: { report: Report }) {
  const { t } = useLingui()
  const hours = useHours()
  const [measure, setMeasure] = useState<Measure>('medianMs')
  const longest = report.total.stages.toSorted((a, b) => b[measure] - a[measure]).slice(0, mostLines)
  const shown = report.stages.filter(({ id }) => longest.some(({ stageId }) => stageId === id))
  const data: ChartData = {
    points: report.trend.map(({ week }) => `${week.slice(8)}.${week.slice(5, 7)}`),
    longPoints: report.trend.map(({ week }) => {
      const day = `${week.slice(8)}.${week.slice(5, 7)}.${week.slice(0, 4)}`
      return t`неделя с ${day}`
    }),
    format: (value) => hours(value * hourMs),
    series: shown.map(({ id, name }) => ({
      id,
      label: name,
      values: report.trend.map(({ stages }) => {
        const one = stages.find(({ stageId }) => stageId === id)
        return one ? one[measure] / hourMs : null
      }),
    })),
  }
  const title = t`По неделям`
  const choice = (
    <Segmented
      label={t`Мера`}
      segments={[
        { id: 'medianMs', label: t`Медиана` },
        { id: 'p85Ms', label: t`85 из 100` },
      ]}
      value={measure}
      onChange={setMeasure}
    />
  )
  return (
    <ChartCard title={title} pointTitle={t`Неделя`} data={data} legend={false} aside={choice}>
      <LineChart label={title} data={data} labelRoom={170} />
    </ChartCard>
  )
}
