import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Report } from '@poryadok/app-backend/stage-time/contract'
import { useId } from 'react'
import { TextLink } from '../../ui/text-link.tsx'
import { useHours } from './use-hours.ts'

interface StageBarsProps {
  report: Report
  clock: 'wall' | 'working'
  onStage: (stageId: string, name: string) => void
}

/** Median and 85th percentile of the stays in each stage, as bars on one scale. */
export function StageBars({ report, clock, onStage }: StageBarsProps) {
  const { t } = useLingui()
  const hours = useHours()
  const id = useId()
  const figures = new Map(report.total.stages.map((one) => [one.stageId, one]))
  const shown = report.stages.filter(({ id: stage, meaning }) => meaning === 'process' || figures.has(stage))
  const longest = Math.max(1, ...report.total.stages.map(({ p85Ms }) => p85Ms))
  const stays = report.total.stages.reduce((sum, { count }) => sum + count, 0)
  const counted = plural(stays, {
    one: '# пребывание',
    few: '# пребывания',
    many: '# пребываний',
    other: '# пребывания',
  })
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col rounded-lg bg-white shadow-card">
      <div className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1">
        <h2 id={id} className="text-14 font-semibold">{t`Время в стадии`}</h2>
        <span className="flex items-center gap-1.5 text-12 text-ink-2">
          <i aria-hidden="true" className="size-2.5 rounded-xs bg-chart-1" />
          {t`медиана`}
        </span>
        <span className="flex items-center gap-1.5 text-12 text-ink-2">
          <i aria-hidden="true" className="size-2.5 rounded-xs bg-chart-1/30" />
          {t`85 из 100`}
        </span>
      </div>
      <dl className="grid grid-cols-[minmax(96px,max-content)_1fr_max-content] items-center gap-x-3.5 gap-y-3 p-4 text-13">
        {shown.map(({ id: stage, name }) => {
          const one = figures.get(stage)
          return (
            <div key={stage} className="contents">
              <dt className="max-w-[180px] truncate">
                {one ? <TextLink onPress={() => onStage(stage, name)}>{name}</TextLink> : name}
              </dt>
              <dd aria-hidden="true" className="relative h-[18px] overflow-hidden rounded-sm bg-grey-soft">
                {one && <Bar share={one.p85Ms / longest} className="bg-chart-1/30" />}
                {one && <Bar share={one.medianMs / longest} className="bg-chart-1" />}
              </dd>
              <dd className="text-right whitespace-nowrap">
                {one ? (
                  <>
                    <b className="font-semibold">{hours(one.medianMs)}</b> / {hours(one.p85Ms)}
                  </>
                ) : (
                  '—'
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      <p className="mt-auto px-4 pb-4 text-12 text-ink-3">
        {clock === 'working'
          ? t`Рабочее время, ${counted} окончено за период.`
          : t`Круглосуточно, ${counted} окончено за период.`}
      </p>
    </section>
  )
}

const Bar = ({ share, className }: { share: number; className: string }) => (
  <i className={`absolute inset-y-0 left-0 rounded-sm ${className}`} style={{ width: `max(2px, ${share * 100}%)` }} />
)
