import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useRef } from 'react'
import { useWidth } from '../../lib/use-width.ts'
import { ChartTooltip } from './chart-tooltip.tsx'
import type { ChartData } from './chart-types.ts'
import { niceTicks, scaled } from './scale.ts'
import { useActivePoint } from './use-active-point.ts'

export interface PlotArea {
  /** px of a value. */
  y: (value: number) => number
  /** px of the middle of a point, and the room it has. */
  x: (index: number) => number
  band: number
  bottom: number
  right: number
  active: number | null
}

interface PlotProps {
  /** Name of the chart for screen readers. */
  label: string
  data: ChartData
  height?: number
  /** Lowest and highest value that must be in sight. */
  extent: readonly [number, number]
  /** Room at the right for labels of the series, px. */
  labelRoom?: number
  children: (area: PlotArea) => ReactNode
}

const margin = { top: 12, bottom: 26, left: 52, right: 12 }

/** Axis, goal, shaded points and tooltip around what is drawn. Arrows move from point to point. */
export function Plot({ label, data, height = 240, extent, labelRoom = 0, children }: PlotProps) {
  const { t } = useLingui()
  const box = useRef<HTMLDivElement>(null)
  const width = Math.max(240, Math.min(useWidth(box), 4000))
  const { points, goal, shaded = [], format } = data
  const { active, setActive, onKeyDown } = useActivePoint(points.length)
  const shown = goal ? [...extent, goal.value] : extent
  const whole = data.series.every(({ values }) => values.every((value) => Number.isInteger(value ?? 0)))
  const ticks = niceTicks(Math.min(...shown), Math.max(...shown), whole)
  const right = width - margin.right - labelRoom
  const bottom = height - margin.bottom
  const y = scaled([ticks[0] ?? 0, ticks.at(-1) ?? 1], [bottom, margin.top])
  const band = (right - margin.left) / Math.max(1, points.length)
  const x = (index: number): number => margin.left + band * (index + 0.5)
  // Labels under the axis never touch: about 44 px each.
  const every = Math.max(1, Math.ceil(44 / band))
  const pointAt = (clientX: number): number | null => {
    const left = clientX - (box.current?.getBoundingClientRect().left ?? 0)
    const index = Math.floor((left - margin.left) / band)
    return index >= 0 && index < points.length ? index : null
  }
  return (
    <div
      ref={box}
      role="group"
      aria-label={t`${label}. Стрелки влево и вправо читают значения`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- values are read by arrows
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerMove={(event) => setActive(pointAt(event.clientX))}
      onPointerLeave={() => setActive(null)}
      onBlur={() => setActive(null)}
      className="relative min-w-0 rounded-md outline-offset-2"
    >
      <svg width="100%" height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" className="block text-12">
        {shaded.map((index) => (
          <rect
            key={index}
            x={x(index) - band / 2}
            y={margin.top}
            width={band}
            height={bottom - margin.top}
            className="fill-hover"
          />
        ))}
        {active !== null && (
          <rect
            x={x(active) - band / 2}
            y={margin.top}
            width={band}
            height={bottom - margin.top}
            className="fill-peeked"
          />
        )}
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={margin.left} x2={right} y1={y(tick)} y2={y(tick)} className="stroke-line" />
            <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end" className="fill-ink-3">
              {format(tick)}
            </text>
          </g>
        ))}
        {points.map((point, index) =>
          index % every === 0 ? (
            <text key={index} x={x(index)} y={height - 8} textAnchor="middle" className="fill-ink-3">
              {point}
            </text>
          ) : null,
        )}
        {children({ y, x, band, bottom, right, active })}
        {goal && (
          <g>
            <line
              x1={margin.left}
              x2={right}
              y1={y(goal.value)}
              y2={y(goal.value)}
              strokeDasharray="4 4"
              className="stroke-line-field"
            />
            <text x={right} y={y(goal.value) - 5} textAnchor="end" className="fill-ink-3">
              {goal.label}
            </text>
          </g>
        )}
      </svg>
      {active !== null && <ChartTooltip data={data} point={active} left={x(active)} width={width} />}
    </div>
  )
}
