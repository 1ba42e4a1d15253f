import { useLingui } from '@lingui/react/macro'
import {
  type Report,
  type ReportDimension,
  reportDimensions,
  withoutKey,
} from '@poryadok/app-backend/stage-time/contract'
import { Download, Ellipsis, RotateCw } from 'lucide-react'
import { useState } from 'react'
import type { DayRange } from '../../ui/date-range-field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { PeriodFields } from './period-fields.tsx'
import { RebuildDialog } from './rebuild-dialog.tsx'
import type { ReportFilter, ReportQueryOf } from './report-filter.ts'
import { useDimensionWords } from './use-dimension-words.ts'
import { useReportFile } from './use-report.ts'

interface ReportToolbarProps {
  filter: ReportFilter
  range: DayRange
  query: ReportQueryOf
  /** undefined: not here yet. */
  report: Report | undefined
  onFilter: (filter: ReportFilter) => void
}

/** Period, whose requests, which clock; the file, and counting anew. */
export function ReportToolbar({ filter, range, query, report, onFilter }: ReportToolbarProps) {
  const { t } = useLingui()
  return (
    <div className="flex flex-wrap items-end gap-3 rounded-lg bg-white px-4 py-3 shadow-card">
      <PeriodFields period={filter.period} range={range} onChange={(period) => onFilter({ ...filter, period })} />
      {report && reportDimensions.map((name) => <OnlyField key={name} {...{ name, filter, report, onFilter }} />)}
      <Segmented
        label={t`Каким временем считать`}
        segments={[
          { id: 'wall', label: t`Круглосуточно` },
          { id: 'working', label: t`Рабочее время` },
        ]}
        value={filter.clock}
        onChange={(clock) => onFilter({ ...filter, clock })}
      />
      {report && <ReportActions query={query} report={report} />}
    </div>
  )
}

interface OnlyFieldProps extends Pick<ReportToolbarProps, 'filter' | 'onFilter'> {
  name: ReportDimension
  report: Report
}

/** One category, group or person; the empty id is all of them. */
function OnlyField({ name, filter, report, onFilter }: OnlyFieldProps) {
  const words = useDimensionWords()
  const options = [
    { id: '', label: words.all[name] },
    ...report.options[name].map(({ key, name: label }) => ({ id: key, label })),
    { id: withoutKey, label: words.without[name] },
  ]
  return (
    <div className="w-[150px]">
      <SelectField
        label={words.title[name]}
        options={options}
        value={filter.only[name] ?? ''}
        onChange={(id) => onFilter({ ...filter, only: { ...filter.only, [name]: id || null } })}
      />
    </div>
  )
}

function ReportActions({ query, report }: { query: ReportQueryOf; report: Report }) {
  const { t } = useLingui()
  const file = useReportFile(query)
  const [rebuilding, setRebuilding] = useState(false)
  const formats = [
    { id: 'xlsx', label: t`Таблица XLSX`, onAction: () => file.mutate('xlsx') },
    { id: 'csv', label: t`Таблица CSV`, onAction: () => file.mutate('csv') },
  ]
  const rare = [
    { id: 'rebuild', label: t`Пересчитать всё`, icon: <RotateCw size={15} />, onAction: () => setRebuilding(true) },
  ]
  return (
    <span className="ml-auto flex gap-2">
      {report.mayExport && (
        <Menu
          label={t`Выгрузить`}
          actions={formats}
          trigger={
            <IconButton bordered size="md" label={t`Выгрузить`} isPending={file.isPending}>
              <Download size={18} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          }
        />
      )}
      {report.mayRebuild && (
        <Menu
          label={t`Ещё`}
          actions={rare}
          trigger={
            <IconButton bordered size="md" label={t`Ещё`}>
              <Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" />
            </IconButton>
          }
        />
      )}
      {rebuilding && <RebuildDialog onClose={() => setRebuilding(false)} />}
    </span>
  )
}
