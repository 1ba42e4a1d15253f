import { scaled } from './scale.ts'

/** The course of a figure without axes; the figure beside it says what matters. */
export function Sparkline({ values }: { values: readonly number[] }) {
  const x = scaled([0, Math.max(1, values.length - 1)], [1, 119])
  const y = scaled([Math.min(...values), Math.max(...values)], [26, 2])
  const path = values.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join(' ')
  return (
    <svg viewBox="0 0 120 28" preserveAspectRatio="none" aria-hidden="true" className="block h-7 w-full">
      <path d={path} fill="none" strokeWidth={1.5} vectorEffect="non-scaling-stroke" className="stroke-chart-1" />
    </svg>
  )
}
