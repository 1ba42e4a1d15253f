import type { ReactNode } from 'react'
import { Label } from 'react-aria-components/Label'
import { ProgressBar } from 'react-aria-components/ProgressBar'

interface ProgressProps {
  label: string
  /** 0 to 1; null: how much there is is not known yet. */
  share: number | null
  /** At the right: counts or the share in words. */
  figure?: ReactNode
  /** Under the bar: rate, time left, where it runs. */
  children?: ReactNode
  tone?: keyof typeof tones
}

const tones = { blue: 'bg-accent', green: 'bg-green', amber: 'bg-amber', red: 'bg-red', grey: 'bg-line-field' }

/** Work that goes on: bar, share and what is left. */
export const Progress = ({ label, share, figure, children, tone = 'blue' }: ProgressProps) => (
  <div className="min-w-0">
    <ProgressBar value={(share ?? 0) * 100} isIndeterminate={share === null}>
      {({ percentage, valueText }) => (
        <>
          <div className="flex items-baseline gap-2 text-13">
            <Label className="min-w-0 flex-1 truncate">{label}</Label>
            <span className="font-semibold whitespace-nowrap">{figure ?? (share === null ? '' : valueText)}</span>
          </div>
          <div className="mt-1 h-2 overflow-hidden rounded-full bg-line-strong">
            <div
              className={`h-full rounded-full ${share === null ? 'w-full animate-pulse bg-blue-line' : tones[tone]}`}
              style={share === null ? undefined : { width: `${percentage ?? 0}%` }}
            />
          </div>
        </>
      )}
    </ProgressBar>
    {children && <div className="mt-1 text-12 text-ink-3">{children}</div>}
  </div>
)
