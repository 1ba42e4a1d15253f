import { useLingui } from '@lingui/react/macro'
import type { DrillQuery, Report, ReportDimension, ReportRow } from '@poryadok/app-backend/stage-time/contract'
import { type ReactNode, useId } from 'react'
import { useWording } from '../../lib/use-wording.ts'
import { TextLink } from '../../ui/text-link.tsx'
import { useHours } from './use-hours.ts'
import { useDimensionWords } from './use-dimension-words.ts'

interface ReportTableProps {
  report: Report
  by: ReportDimension
  /** Over the table: what its rows are. */
  choice: ReactNode
  /** key null: all rows together. */
  onDrill: (drill: { key: string | null; what: DrillQuery['what']; stage?: string; title: string }) => void
}

const head = 'sticky top-0 border-b border-line bg-white px-2.5 py-1.5 font-normal whitespace-nowrap'
const cell = 'border-b border-line px-2.5 py-1.5 text-right whitespace-nowrap'

/** A row for each category, group or person; every figure leads to its requests. */
export function ReportTable({ report, by, choice, onDrill }: ReportTableProps) {
  const { t } = useLingui()
  const words = useDimensionWords()
  const id = useId()
  const counts = [
    { what: 'open', title: t`Открыто` },
    { what: 'overdue', title: t`Просрочено` },
    { what: 'closed', title: t`Закрыто` },
    { what: 'breached', title: t`С опозданием` },
  ] as const
  return (
    <section aria-labelledby={id} className="min-w-0 rounded-lg bg-white shadow-card">
      <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-1.5">
        <h2 id={id} className="text-14 font-semibold">{t`Сравнение`}</h2>
        {choice}
        <span className="ml-auto text-12 text-ink-3">{t`В стадиях: медиана / 85 из 100`}</span>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolled region must be reached by the keyboard */}
      <div role="group" aria-labelledby={id} tabIndex={0} className="max-h-[560px] overflow-auto outline-offset-[-2px]">
        <table className="w-full border-separate border-spacing-0 text-13">
          <thead>
            <tr className="text-12h text-ink-3">
              <th scope="col" className={`${head} left-0 z-10 text-left`}>
                {words.title[by]}
              </th>
              {[...counts.map(({ title }) => title), ...report.stages.map(({ name }) => name)].map((title) => (
                <th key={title} scope="col" className={`${head} text-right`}>
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.rows.map((row) => (
              <Row key={row.key} row={row} name={row.name || words.without[by]} {...{ report, counts, onDrill }} />
            ))}
            <Row row={report.total} name={t`Всего`} isTotal {...{ report, counts, onDrill }} />
          </tbody>
        </table>
      </div>
    </section>
  )
}

interface RowProps {
  row: ReportRow
  name: string
  isTotal?: boolean
  report: Report
  counts: readonly { what: 'open' | 'overdue' | 'closed' | 'breached'; title: string }[]
  onDrill: ReportTableProps['onDrill']
}

function Row({ row, name, isTotal = false, report, counts, onDrill }: RowProps) {
  const words = useWording()
  const hours = useHours()
  const key = isTotal ? null : row.key
  return (
    <tr className={isTotal ? 'font-semibold' : ''}>
      <th
        scope="row"
        className={`${cell} sticky left-0 max-w-[240px] truncate bg-white !text-left ${isTotal ? '' : 'font-normal'}`}
      >
        {name}
      </th>
      {counts.map(({ what, title }) => (
        <td key={what} className={`${cell} ${what === 'overdue' && row.counts[what] > 0 ? 'text-red-ink' : ''}`}>
          {row.counts[what] === 0 ? (
            <span className="text-ink-3">0</span>
          ) : (
            <TextLink onPress={() => onDrill({ key, what, title: `${name}: ${title}` })}>
              {words.count(row.counts[what])}
            </TextLink>
          )}
        </td>
      ))}
      {report.stages.map((stage) => {
        const one = row.stages.find(({ stageId }) => stageId === stage.id)
        return (
          <td key={stage.id} className={cell}>
            {one ? (
              <TextLink
                onPress={() => onDrill({ key, what: 'stage', stage: stage.id, title: `${name}: ${stage.name}` })}
              >
                {hours(one.medianMs)} / {hours(one.p85Ms)}
              </TextLink>
            ) : (
              <span className="text-ink-3">—</span>
            )}
          </td>
        )
      })}
    </tr>
  )
}
