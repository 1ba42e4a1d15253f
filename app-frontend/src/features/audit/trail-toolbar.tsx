import { useLingui } from '@lingui/react/macro'
import { type ActorKind, actorKinds, type AuditEventView } from '@poryadok/app-backend/audit/contract'
import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/button.tsx'
import { DateRangeField } from '../../ui/date-range-field.tsx'
import { FilterBar } from '../../ui/filter-bar.tsx'
import { GridSettings } from '../../ui/grid/grid-settings.tsx'
import type { GridColumn, GridView } from '../../ui/grid/grid-types.ts'
import { SelectField } from '../../ui/select-field.tsx'
import type { TrailFilter } from './trail-filter.ts'
import { useActionWords } from './use-action-words.ts'
import { useTrailFile } from './use-trail.ts'

interface TrailToolbarProps {
  filter: TrailFilter
  onFilter: (filter: TrailFilter) => void
  /** Actions that the portal's trail holds. */
  actions: readonly string[]
  columns: readonly GridColumn<AuditEventView>[]
  view: GridView
  onView: (view: GridView) => void
  start: ReactNode
}

/** Search by words; actor, action and period in the filter; the file of what is shown. */
export function TrailToolbar({ filter, onFilter, actions, columns, view, onView, start }: TrailToolbarProps) {
  const { t } = useLingui()
  const actionWords = useActionWords()
  const actors = useActorKinds()
  const file = useTrailFile(filter)
  const { actor, action, period } = filter
  const actorWord = actor ? actors[actor] : ''
  const actionWord = action ? actionWords(action) : ''
  const conditions = [
    ...(actor ? [{ id: 'actor', label: t`Кто: ${actorWord}` }] : []),
    ...(action ? [{ id: 'action', label: t`Действие: ${actionWord}` }] : []),
    ...(period ? [{ id: 'period', label: `${period.from} – ${period.to}` }] : []),
  ]
  return (
    <div className="border-b border-line px-4 py-3">
      <FilterBar
        label={t`Поиск по журналу действий`}
        placeholder={t`номер записи, слова, значение`}
        search={filter.text}
        onSearch={(text) => onFilter({ ...filter, text })}
        conditions={conditions}
        onRemove={(id) => onFilter({ ...filter, [id]: null })}
        start={start}
        fields={
          <>
            <SelectField
              label={t`Кто действовал`}
              value={actor ?? 'any'}
              onChange={(next) => onFilter({ ...filter, actor: next === 'any' ? null : next })}
              options={[{ id: 'any' as const, label: t`Все` }, ...actorKinds.map((id) => ({ id, label: actors[id] }))]}
            />
            <SelectField
              label={t`Что сделано`}
              value={action ?? ''}
              onChange={(next) => onFilter({ ...filter, action: next || null })}
              options={[{ id: '', label: t`Любое действие` }, ...actions.map((id) => ({ id, label: actionWords(id) }))]}
            />
            <DateRangeField
              label={t`Период`}
              value={period}
              onChange={(next) => onFilter({ ...filter, period: next })}
            />
          </>
        }
        end={
          <>
            <Button
              icon={<Download size={15} strokeWidth={1.75} aria-hidden="true" />}
              isPending={file.isPending}
              onPress={() => file.mutate()}
            >{t`Выгрузить`}</Button>
            <GridSettings columns={columns} view={view} onView={onView} />
          </>
        }
      />
    </div>
  )
}

function useActorKinds(): Record<ActorKind, string> {
  const { t } = useLingui()
  return { person: t`Люди`, rule: t`Правила`, import: t`Загрузки`, key: t`Ключи доступа`, system: t`Сам «Порядок»` }
}
