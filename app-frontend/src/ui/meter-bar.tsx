import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { Meter } from 'react-aria-components/Meter'

interface MeterBarProps {
  label: string
  used: number
  limit: number
  /** «11 из 50» */
  figure: string
  /** Under the bar: what it means. */
  children?: ReactNode
}

/** How much of a limit is used: blue to 80 %, amber to 100 %, red beyond. */
export const MeterBar = ({ label, used, limit, figure, children }: MeterBarProps) => {
  const share = limit > 0 ? used / limit : 0
  const fill = share >= 1 ? 'bg-red' : share >= 0.8 ? 'bg-amber' : 'bg-accent'
  return (
    <div className="min-w-0">
      <Meter value={Math.min(used, limit)} maxValue={limit} valueLabel={figure}>
        <div className="flex items-baseline gap-2 text-13">
          <Label className="min-w-0 flex-1 truncate">{label}</Label>
          <span className="font-semibold whitespace-nowrap">{figure}</span>
        </div>
        <div className="mt-1 h-2 overflow-hidden rounded-full bg-line-strong">
          <div className={`h-full rounded-full ${fill}`} style={{ width: `${Math.min(100, share * 100)}%` }} />
        </div>
      </Meter>
      {children && <div className="mt-1 text-12 text-ink-3">{children}</div>}
    </div>
  )
}
