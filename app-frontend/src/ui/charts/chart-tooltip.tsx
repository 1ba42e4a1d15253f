import { type ChartData, hueOf } from './chart-types.ts'

interface ChartTooltipProps {
  data: ChartData
  point: number
  /** px of the point, and of the whole chart. */
  left: number
  width: number
}

/** Values of a point; announced when the keyboard moves there. */
export function ChartTooltip({ data, point, left, width }: ChartTooltipProps) {
  const flipped = left > width - 200
  return (
    <div
      role="status"
      style={flipped ? { right: width - left + 10 } : { left: left + 10 }}
      className="pointer-events-none absolute top-2 z-10 min-w-[120px] rounded-md border border-line-strong bg-white px-2.5 py-2 text-12 shadow-pop"
    >
      <div className="font-semibold whitespace-nowrap">{data.longPoints?.[point] ?? data.points[point]}</div>
      {data.series.map((series, index) => {
        const value = series.values[point] ?? null
        return (
          <div key={series.id} className="mt-0.5 flex items-center gap-1.5 whitespace-nowrap text-ink-2">
            <i aria-hidden="true" className={`size-2 rounded-full ${hueOf(series, index).ground}`} />
            {series.label} {value === null ? '—' : data.format(value)}
          </div>
        )
      })}
    </div>
  )
}
