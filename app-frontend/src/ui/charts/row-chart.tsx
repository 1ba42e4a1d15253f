import { useRef } from 'react'
import { useWidth } from '../../lib/use-width.ts'
import type { ChartData } from './chart-types.ts'

interface RowChartProps {
  label: string
  /** One series; its points stand one under another with their names in full. */
  data: ChartData
  /** What a whole bar is. */
  whole: number
}

const row = 28
const bar = 14
const longest = 34

const cut = (words: string): string => (words.length > longest ? `${words.slice(0, longest - 1)}…` : words)

/** Shares one under another: names too long for an axis have room here. */
export function RowChart({ label, data, whole }: RowChartProps) {
  const box = useRef<HTMLDivElement>(null)
  const width = Math.max(320, Math.min(useWidth(box), 4_000))
  const [left, right] = [Math.min(260, width * 0.4), 64]
  const room = width - left - right
  const values = data.series[0]?.values ?? []
  return (
    <div ref={box}>
      <svg role="img" aria-label={label} width={width} height={data.points.length * row}>
        {data.points.map((name, at) => {
          const value = values[at] ?? 0
          const y = at * row
          return (
            <g key={name + String(at)}>
              <text x={0} y={y + 18} className="fill-ink text-13">
                <title>{name}</title>
                {cut(name)}
              </text>
              <rect x={left} y={y + 7} width={room} height={bar} rx={2} className="fill-surface-3" />
              <rect
                x={left}
                y={y + 7}
                width={whole > 0 ? Math.max(value > 0 ? 2 : 0, (room * value) / whole) : 0}
                height={bar}
                rx={2}
                className="fill-chart-1"
              />
              <text x={width} y={y + 18} textAnchor="end" className="fill-ink-2 text-13">
                {data.format(value)}
              </text>
            </g>
          )
        })}
      </svg>
    </div>
  )
}
