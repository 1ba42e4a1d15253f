import type { ReactNode } from 'react'

export interface ShareBar {
  id: string
  label: string
  /** The greater one is drawn behind, lighter. */
  value: number
  beyond?: number
  /** At the right: «6,2 / 19,5 ч». */
  figure: ReactNode
}

/** Lengths one under another: how much, and how far it goes at most. */
export const ShareBars = ({ label, bars }: { label: string; bars: readonly ShareBar[] }) => {
  const most = Math.max(1e-9, ...bars.map(({ value, beyond }) => Math.max(value, beyond ?? 0)))
  const width = (value: number): string => `${(value / most) * 100}%`
  return (
    <ul aria-label={label} className="grid grid-cols-[fit-content(150px)_minmax(60px,1fr)_auto] gap-x-3 gap-y-2.5">
      {bars.map((bar) => (
        <li key={bar.id} className="col-span-3 grid grid-cols-subgrid items-center text-13">
          <span className="truncate">{bar.label}</span>
          <span aria-hidden="true" className="relative block h-4 overflow-hidden rounded-xs bg-surface-3">
            {bar.beyond !== undefined && (
              <i className="absolute inset-y-0 left-0 rounded-xs bg-blue-line" style={{ width: width(bar.beyond) }} />
            )}
            <i className="absolute inset-y-0 left-0 rounded-xs bg-chart-1" style={{ width: width(bar.value) }} />
          </span>
          <span className="text-right whitespace-nowrap text-ink-2">{bar.figure}</span>
        </li>
      ))}
    </ul>
  )
}
