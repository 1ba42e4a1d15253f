import { type ChartData, hueOf } from './chart-types.ts'
import { Plot, type PlotArea } from './plot.tsx'

interface BarChartProps {
  label: string
  data: ChartData
  /** One bar a point, its parts on top of each other. */
  stacked?: boolean
  height?: number
}

/** Amounts beside each other or, stacked, as parts of a whole. */
export function BarChart({ label, data, stacked = false, height }: BarChartProps) {
  const sums = data.points.map((_, point) => {
    const values = data.series.map(({ values: all }) => all[point] ?? 0)
    return stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values)
  })
  return (
    <Plot label={label} data={data} extent={[0, Math.max(0, ...sums)]} {...(height ? { height } : {})}>
      {(area) => (stacked ? <Stacks data={data} area={area} /> : <Groups data={data} area={area} />)}
    </Plot>
  )
}

function Groups({ data, area }: { data: ChartData; area: PlotArea }) {
  const { x, y, band, bottom } = area
  const width = Math.max(2, Math.min(16, (band * 0.7) / data.series.length - 2))
  const whole = (width + 2) * data.series.length - 2
  return data.points.map((_, point) => (
    <g key={point}>
      {data.series.map((series, index) => {
        const top = y(series.values[point] ?? 0)
        return (
          <rect
            key={series.id}
            x={x(point) - whole / 2 + index * (width + 2)}
            y={Math.min(top, bottom - 1)}
            width={width}
            height={Math.max(1, bottom - top)}
            rx={2}
            className={hueOf(series, index).fill}
          />
        )
      })}
    </g>
  ))
}

function Stacks({ data, area }: { data: ChartData; area: PlotArea }) {
  const { x, y, band } = area
  const width = Math.max(4, Math.min(36, band * 0.6))
  return data.points.map((_, point) => {
    let below = 0
    return (
      <g key={point}>
        {data.series.map((series, index) => {
          const value = series.values[point] ?? 0
          const [from, to] = [y(below), y(below + value)]
          below += value
          return (
            <rect
              key={series.id}
              x={x(point) - width / 2}
              y={to}
              width={width}
              // A pixel of white parts the pieces: their hues alone need not be told apart.
              height={Math.max(0, from - to - 1)}
              className={hueOf(series, index).fill}
            />
          )
        })}
      </g>
    )
  })
}
