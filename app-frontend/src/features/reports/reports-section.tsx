import { useLingui } from '@lingui/react/macro'
import {
  type DrillQuery,
  type Report,
  type ReportDimension,
  reportDimensions,
} from '@poryadok/app-backend/stage-time/contract'
import { History } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useNow } from '../../lib/use-now.ts'
import { useWording } from '../../lib/use-wording.ts'
import { CardSkeleton } from '../../ui/card-skeleton.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FilteredOutState } from '../../ui/filtered-out-state.tsx'
import { Note } from '../../ui/note.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { DrillPanel } from './drill-panel.tsx'
import { lastWeeks } from './report-period.ts'
import { ofRow, type ReportFilter, type ReportQueryOf, reportQuery, wholeReport } from './report-filter.ts'
import { ReportTable } from './report-table.tsx'
import { ReportTiles } from './report-tiles.tsx'
import { ReportToolbar } from './report-toolbar.tsx'
import { StageBars } from './stage-bars.tsx'
import { StageTrend } from './stage-trend.tsx'
import { useDimensionWords } from './use-dimension-words.ts'
import { type Drilled, useReport } from './use-report.ts'

/** Times in stages and deadlines of the requests that this person answers for, or of all. */
export default function ReportsSection() {
  const { t } = useLingui()
  const now = useNow()
  const [filter, setFilter] = useState(wholeReport)
  const [drilled, setDrilled] = useState<Drilled | null>(null)
  const day = now.toDateString()
  const range = useMemo(
    () => (typeof filter.period === 'number' ? lastWeeks(filter.period, new Date(day)) : filter.period),
    [filter.period, day],
  )
  const query = useMemo(() => reportQuery(filter, range), [filter, range])
  const { data, error, refetch } = useReport(query)
  const drill = (what: DrillQuery['what'], title: string, key: string | null = null, stage?: string): void =>
    setDrilled({ what, title, query: ofRow(data?.asked ?? query, key), ...(stage ? { stage } : {}) })
  if (!data && error)
    return (
      <div className="flex rounded-lg bg-white shadow-card">
        <ErrorState error={error} onRetry={() => void refetch()} />
      </div>
    )
  return (
    <section aria-label={t`Отчёты`} className="relative flex min-h-[480px] flex-col gap-3">
      <ReportToolbar filter={filter} range={range} query={query} report={data?.report} onFilter={setFilter} />
      {data ? <Figures {...data} filter={filter} now={now} onFilter={setFilter} onDrill={drill} /> : <CardSkeleton />}
      {drilled && (
        <DrillPanel key={JSON.stringify(drilled)} drilled={drilled} now={now} onClose={() => setDrilled(null)} />
      )}
    </section>
  )
}

interface FiguresProps {
  report: Report
  asked: ReportQueryOf
  filter: ReportFilter
  now: Date
  onFilter: (filter: ReportFilter) => void
  onDrill: (what: DrillQuery['what'], title: string, key?: string | null, stage?: string) => void
}

function Figures({ report, asked, filter, now, onFilter, onDrill }: FiguresProps) {
  const { t } = useLingui()
  if (report.rows.length === 0)
    return (
      <div className="flex rounded-lg bg-white shadow-card">
        <Nothing
          isNarrowed={Object.values(filter.only).some((key) => key !== null)}
          onReset={() => onFilter(wholeReport)}
        />
      </div>
    )
  return (
    <>
      <Standing report={report} now={now} />
      <ReportTiles report={report} onDrill={onDrill} />
      <div className="grid gap-3 min-[1100px]:grid-cols-2">
        <StageBars
          report={report}
          clock={asked.clock}
          onStage={(stage, name) => onDrill('stage', t`В стадии «${name}»`, null, stage)}
        />
        <StageTrend report={report} />
      </div>
      <ReportTable
        report={report}
        by={asked.by}
        choice={<Dimension value={filter.by} onChange={(by) => onFilter({ ...filter, by })} />}
        onDrill={({ what, title, key, stage }) => onDrill(what, title, key, stage)}
      />
    </>
  )
}

function Dimension({ value, onChange }: { value: ReportDimension; onChange: (by: ReportDimension) => void }) {
  const { t } = useLingui()
  const words = useDimensionWords()
  const segments = reportDimensions.map((id) => ({ id, label: words.title[id] }))
  return <Segmented label={t`Строки отчёта`} segments={segments} value={value} onChange={onChange} />
}

/** Whose requests are counted, and how fresh the history is. */
function Standing({ report, now }: { report: Report; now: Date }) {
  const { t } = useLingui()
  const words = useWording()
  const { scope, history, holders } = report
  const whose = {
    all: null,
    people: t`Учтены ваши запросы и запросы ваших сотрудников.`,
    own: t`Учтены запросы, за которые отвечаете вы.`,
  }[scope]
  const [seers, exporters] = [holders.all.join(', '), holders.export.join(', ')]
  const why = [
    seers && t`Отчёт по всем запросам открыт здесь: ${seers}.`,
    exporters && t`Выгрузить файл может: ${exporters}.`,
  ].filter(Boolean)
  const read = history.readAt ? words.moment(history.readAt, now) : ''
  if (!history.whole)
    return (
      <Note tone="blue" icon={<History size={18} strokeWidth={1.75} />}>
        {t`История стадий ещё читается с портала: время за прошлое появится полностью, когда чтение закончится.`}{' '}
        {[whose, ...why].join(' ')}
      </Note>
    )
  return (
    <p className="px-1 text-12 text-ink-3">
      {[whose, ...why, t`История стадий прочитана: ${read}.`].filter(Boolean).join(' ')}
    </p>
  )
}

function Nothing({ isNarrowed, onReset }: { isNarrowed: boolean; onReset: () => void }) {
  const { t } = useLingui()
  return isNarrowed ? (
    <FilteredOutState
      onReset={onReset}
    >{t`За этот период у таких запросов не было ни открытых, ни закрытых.`}</FilteredOutState>
  ) : (
    <EmptyState title={t`Считать пока нечего`}>
      {t`Отчёт заполнится сам, когда появятся запросы и начнут переходить из стадии в стадию.`}
    </EmptyState>
  )
}
