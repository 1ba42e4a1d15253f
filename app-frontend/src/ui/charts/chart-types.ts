export interface ChartSeries {
  id: string
  label: string
  /** One value a point; null: no value there. */
  values: readonly (number | null)[]
  /** Below what was wanted: red, and dashed in a line chart. */
  bad?: boolean
}

export interface ChartData {
  /** Under the axis: «17», «12.10». */
  points: readonly string[]
  /** The points in full, for the tooltip and the table: «вт 17 ноября». */
  longPoints?: readonly string[]
  /** At most five. */
  series: readonly ChartSeries[]
  /** What was wanted, as a dashed line. */
  goal?: { value: number; label: string }
  /** Points on a grey ground: weekends. */
  shaded?: readonly number[]
  /** A value in words: «91,4 %». */
  format: (value: number) => string
}

/** Classes of the hues; five are apart in lightness too. */
const hues = [
  { fill: 'fill-chart-1', stroke: 'stroke-chart-1', ground: 'bg-chart-1' },
  { fill: 'fill-chart-2', stroke: 'stroke-chart-2', ground: 'bg-chart-2' },
  { fill: 'fill-chart-3', stroke: 'stroke-chart-3', ground: 'bg-chart-3' },
  { fill: 'fill-chart-4', stroke: 'stroke-chart-4', ground: 'bg-chart-4' },
  { fill: 'fill-chart-5', stroke: 'stroke-chart-5', ground: 'bg-chart-5' },
] as const
const badHue = { fill: 'fill-red', stroke: 'stroke-red', ground: 'bg-red' } as const

export const hueOf = (series: ChartSeries, index: number) =>
  series.bad ? badHue : (hues[index % hues.length] ?? hues[0])
