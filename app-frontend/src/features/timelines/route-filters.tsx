import { useLingui } from '@lingui/react/macro'
import { activityKinds, mayShowComments, type RouteFields } from '@poryadok/app-backend/timeline-sync/contract'
import { FormGrid } from '../../ui/form-grid.tsx'
import { MultiSelect } from '../../ui/multi-select.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { SwitchField } from '../../ui/switch-field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { usePeople } from './use-timelines.ts'
import type { useTimelineWords } from './use-timeline-words.ts'

const [contactType, companyType] = [3, 4]

export interface RoutePartProps {
  fields: RouteFields
  set: (over: Partial<RouteFields>) => void
}

interface RouteFiltersProps extends RoutePartProps {
  words: ReturnType<typeof useTimelineWords>
}

/** From where to where, and what of it. */
export function RouteFilters({ fields, set, words }: RouteFiltersProps) {
  const { t } = useLingui()
  const same = fields.source === fields.target
  return (
    <FormGrid>
      <TextField
        label={t`Название`}
        value={fields.name}
        maxLength={120}
        onChange={(name) => set({ name })}
        fault={fields.name.trim() === '' ? t`Назовите маршрут` : undefined}
      />
      <SwitchField label={t`Работает`} value={fields.enabled} onChange={(enabled) => set({ enabled })} />
      <SelectField
        label={t`Дела чьи`}
        options={words.typeOptions}
        value={String(fields.source)}
        onChange={(source) => set({ source: Number(source), onlyFormer: false })}
      />
      <SelectField
        label={t`Видны и в`}
        options={words.typeOptions}
        value={String(fields.target)}
        onChange={(id) => set({ target: Number(id), onlyFormer: false })}
        fault={same ? t`Выберите другой тип записей` : undefined}
      />
      <SelectField
        label={t`Если записей несколько`}
        options={[
          { id: 'first', label: t`В главной` },
          { id: 'all', label: t`Во всех` },
        ]}
        value={fields.pick}
        onChange={(pick) => set({ pick })}
      />
      <SelectField
        label={t`Направление`}
        options={[
          { id: 'any', label: t`Любое` },
          { id: 'in', label: t`Входящие` },
          { id: 'out', label: t`Исходящие` },
        ]}
        value={fields.direction ?? 'any'}
        onChange={(direction) => set({ direction: direction === 'any' ? null : direction })}
      />
      <MultiSelect
        label={t`Виды дел`}
        placeholder={t`Все, кроме задач`}
        options={activityKinds.map((kind) => ({ id: kind, label: words.kind(kind) }))}
        value={fields.kinds}
        onChange={(kinds) => set({ kinds })}
      />
      <Responsibles fields={fields} set={set} />
      {fields.source === contactType && fields.target === companyType && (
        <SwitchField
          label={t`Только бывшие контакты`}
          value={fields.onlyFormer}
          onChange={(onlyFormer) => set({ onlyFormer })}
        />
      )}
      {mayShowComments(fields) && (
        <SwitchField label={t`Комментарии тоже`} value={fields.comments} onChange={(comments) => set({ comments })} />
      )}
    </FormGrid>
  )
}

function Responsibles({ fields, set }: RoutePartProps) {
  const { t } = useLingui()
  const people = usePeople()
  return (
    <MultiSelect
      label={t`Ответственные за дело`}
      placeholder={t`Любые`}
      options={people.map(({ id, name }) => ({ id: String(id), label: name }))}
      value={fields.responsibleIds.map(String)}
      onChange={(ids) => set({ responsibleIds: ids.map(Number) })}
      disabled={people.length === 0}
    />
  )
}
