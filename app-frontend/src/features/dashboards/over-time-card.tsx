import { useLingui } from '@lingui/react/macro'
import { useWording } from '../../lib/use-wording.ts'
import { BarChart } from '../../ui/charts/bar-chart.tsx'
import { ChartCard } from '../../ui/charts/chart-card.tsx'
import type { ChartSeries } from '../../ui/charts/chart-types.ts'
import { EmptyChart } from './empty-chart.tsx'

interface OverTimeCardProps {
  title: string
  stretches: readonly { from: string; until: string }[]
  series: readonly ChartSeries[]
}

const dayMs = 86_400_000
const short = (day: string): string => `${day.slice(8)}.${day.slice(5, 7)}`

/** Amounts by days, weeks or longer stretches of the period. */
export function OverTimeCard({ title, stretches, series }: OverTimeCardProps) {
  const { t } = useLingui()
  const words = useWording()
  if (series.every(({ values }) => values.every((value) => value === 0))) return <EmptyChart title={title} />
  const lastDay = (until: string) => new Date(Date.parse(until) - dayMs).toISOString().slice(0, 10)
  const data = {
    points: stretches.map(({ from }) => short(from)),
    longPoints: stretches.map(({ from, until }) =>
      lastDay(until) === from ? short(from) : `${short(from)} – ${short(lastDay(until))}`,
    ),
    series,
    format: (count: number) => words.count(count),
  }
  return (
    <ChartCard title={title} data={data} pointTitle={t`Дни`} legend={series.length > 1}>
      <BarChart label={title} data={data} />
    </ChartCard>
  )
}
