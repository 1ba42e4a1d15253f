import { type ChartData, type ChartSeries, hueOf } from './chart-types.ts'
import { Plot, type PlotArea } from './plot.tsx'

interface LineChartProps {
  label: string
  data: ChartData
  height?: number
  /** Room at the right for the names of the lines, px. */
  labelRoom?: number
}

/** Least distance of two names at the ends of lines, px. */
const nameHeight = 18

/** Values over time; each line is named at its end, a bad one is red and dashed. */
export function LineChart({ label, data, height, labelRoom = 130 }: LineChartProps) {
  const values = data.series.flatMap((series) => series.values.filter((value) => value !== null))
  const extent = [Math.min(...values), Math.max(...values)] as const
  return (
    <Plot
      label={label}
      data={data}
      extent={values.length > 0 ? extent : [0, 1]}
      labelRoom={labelRoom}
      {...(height ? { height } : {})}
    >
      {(area) => (
        <>
          {data.series.map((series, index) => (
            <Line key={series.id} series={series} index={index} area={area} />
          ))}
          {labelRoom > 0 && <Names data={data} area={area} />}
        </>
      )}
    </Plot>
  )
}

function Line({ series, index, area }: { series: ChartSeries; index: number; area: PlotArea }) {
  const { fill, stroke } = hueOf(series, index)
  const { x, y, active } = area
  const known = series.values.flatMap((value, point) => (value === null ? [] : [{ point, value }]))
  // A missing value breaks the line: nothing is drawn that was not measured.
  const path = known
    .map(({ point, value }, at) => `${known[at - 1]?.point === point - 1 ? 'L' : 'M'}${x(point)} ${y(value)}`)
    .join(' ')
  return (
    <g>
      <path d={path} fill="none" strokeWidth={2} strokeDasharray={series.bad ? '5 4' : undefined} className={stroke} />
      {known.map(({ point, value }) => (
        <circle
          key={point}
          cx={x(point)}
          cy={y(value)}
          r={active === point ? 5 : 3.5}
          strokeWidth={2}
          className={`${stroke} ${active === point ? fill : 'fill-white'}`}
        />
      ))}
    </g>
  )
}

function Names({ data, area }: { data: ChartData; area: PlotArea }) {
  const ends = data.series
    .flatMap((series) => {
      const value = series.values.findLast((one) => one !== null)
      return value === undefined || value === null ? [] : [{ series, value, at: area.y(value) }]
    })
    .toSorted((a, b) => a.at - b.at)
  let above = -Infinity
  return ends.map(({ series, value, at }) => {
    above = Math.max(at, above + nameHeight)
    return (
      <text key={series.id} x={area.right + 10} y={above + 4} className="fill-ink">
        {series.label}, {data.format(value)}
      </text>
    )
  })
}
