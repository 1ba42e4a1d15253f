import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { ChartCard } from '../../ui/charts/chart-card.tsx'
import { RowChart } from '../../ui/charts/row-chart.tsx'
import { EmptyChart } from './empty-chart.tsx'

interface CountsCardProps {
  title: string
  /** Heading of the names in the table: «Категория». */
  pointTitle: string
  /** null: the portal keeps them from this person. */
  rows: readonly { name: string; count: number }[] | null
  aside?: ReactNode
}

/** How many of what, one under another, the longest bar for the most. */
export function CountsCard({ title, pointTitle, rows, aside }: CountsCardProps) {
  const { t } = useLingui()
  const words = useWording()
  const most = Math.max(0, ...(rows ?? []).map(({ count }) => count))
  if (!rows || most === 0) return <EmptyChart title={title} hidden={!rows} />
  const data = {
    points: rows.map(({ name }) => name),
    series: [{ id: 'count', label: t`сколько`, values: rows.map(({ count }) => count) }],
    format: (count: number) => words.count(count),
  }
  return (
    <ChartCard title={title} data={data} pointTitle={pointTitle} legend={false} aside={aside}>
      <RowChart label={title} data={data} whole={most} />
    </ChartCard>
  )
}
