import { useLingui } from '@lingui/react/macro'
import type { CallOutcome, CallRow } from '@poryadok/app-backend/operations/contract'
import { DateRangeField } from '../../ui/date-range-field.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { GridSettings } from '../../ui/grid/grid-settings.tsx'
import type { GridColumn, GridView } from '../../ui/grid/grid-types.ts'
import { SelectField } from '../../ui/select-field.tsx'
import type { CallFilter } from './call-filter.ts'
import { useOutcomeWords } from './use-outcome-words.ts'

interface CallToolbarProps {
  filter: CallFilter
  onFilter: (filter: CallFilter) => void
  columns: readonly GridColumn<CallRow>[]
  view: GridView
  onView: (view: GridView) => void
}

/** Search by method; outcome, author and period in the filter. */
export function CallToolbar({ filter, onFilter, columns, view, onView }: CallToolbarProps) {
  const { t } = useLingui()
  const outcomes = useOutcomeWords()
  const actors = { portal: t`Фоновая работа`, person: t`Экраны людей` }
  const { outcome, actor, period } = filter
  const outcomeWord = outcome ? outcomes[outcome] : ''
  const actorWord = actor ? actors[actor] : ''
  const conditions = [
    ...(outcome ? [{ id: 'outcome', label: t`Исход: ${outcomeWord}` }] : []),
    ...(actor ? [{ id: 'actor', label: t`Кто: ${actorWord}` }] : []),
    ...(period ? [{ id: 'period', label: `${period.from} – ${period.to}` }] : []),
  ]
  return (
    <div className="border-b border-line px-4 py-3">
      <FilterBar
        label={t`Поиск по обращениям`}
        placeholder={t`часть названия метода`}
        search={filter.method}
        onSearch={(method) => onFilter({ ...filter, method })}
        conditions={conditions}
        onRemove={(id) => onFilter({ ...filter, [id]: null })}
        fields={
          <>
            <SelectField
              label={t`Исход`}
              value={outcome ?? 'any'}
              onChange={(next) => onFilter({ ...filter, outcome: next === 'any' ? null : next })}
              options={[
                { id: 'any', label: t`Любой` },
                ...(Object.keys(outcomes) as CallOutcome[]).map((id) => ({ id, label: outcomes[id] })),
              ]}
            />
            <SelectField
              label={t`Кто обращался`}
              value={actor ?? 'any'}
              onChange={(next) => onFilter({ ...filter, actor: next === 'any' ? null : next })}
              options={[
                { id: 'any', label: t`Все` },
                { id: 'portal', label: actors.portal },
                { id: 'person', label: actors.person },
              ]}
            />
            <DateRangeField
              label={t`Период`}
              value={period}
              onChange={(next) => onFilter({ ...filter, period: next })}
            />
          </>
        }
        end={<GridSettings columns={columns} view={view} onView={onView} />}
      />
    </div>
  )
}
