import { useLingui } from '@lingui/react/macro'
import { ComboField } from '../../ui/combo-field.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { usePeopleOptions } from '../rule-sets/use-people-options.ts'
import { useDepartmentOptions } from '../rule-sets/use-department-options.ts'
import type { FullnessFilter } from './use-fullness.ts'

interface FullnessFiltersProps {
  filter: FullnessFilter
  onChange: (filter: FullnessFilter) => void
}

/** Which records are looked at: their type, when they were made, and whose they are. */
export function FullnessFilters({ filter, onChange }: FullnessFiltersProps) {
  const { t } = useLingui()
  const people = usePeopleOptions()
  const departments = useDepartmentOptions()
  const types = [
    { id: '4', label: t`Компании` },
    { id: '3', label: t`Контакты` },
    { id: '2', label: t`Сделки` },
    { id: '1', label: t`Лиды` },
  ]
  const periods = [
    { id: 'all', label: t`За всё время` },
    { id: '30', label: t`За 30 дней` },
    { id: '90', label: t`За 90 дней` },
    { id: '365', label: t`За год` },
  ]
  return (
    <div className="grid gap-3 rounded-lg bg-white p-4 shadow-card min-[700px]:grid-cols-2 min-[1100px]:grid-cols-4">
      <SelectField
        label={t`Вид записей`}
        options={types}
        value={String(filter.entityTypeId)}
        onChange={(id) => onChange({ ...filter, entityTypeId: Number(id) })}
      />
      <SelectField
        label={t`Созданы`}
        options={periods}
        value={filter.days === null ? 'all' : String(filter.days)}
        onChange={(id) => onChange({ ...filter, days: id === 'all' ? null : Number(id) })}
      />
      <ComboField
        label={t`Отдел`}
        placeholder={t`Все`}
        options={departments}
        value={filter.department === null ? null : String(filter.department)}
        onChange={(id) => onChange({ ...filter, department: id === null ? null : Number(id) })}
      />
      <ComboField
        label={t`Ответственный`}
        placeholder={t`Все`}
        options={people}
        value={filter.responsible === null ? null : String(filter.responsible)}
        onChange={(id) => onChange({ ...filter, responsible: id === null ? null : Number(id) })}
      />
    </div>
  )
}
