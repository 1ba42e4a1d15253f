import { useLingui } from '@lingui/react/macro'
import type { RoutingGroup } from '@poryadok/app-backend/routing/contract'
import { Trash2 } from 'lucide-react'
import { FormGrid, WideField } from '../../../ui/form-grid.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { MultiSelect } from '../../../ui/multi-select.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import { type Option, SelectField } from '../../../ui/select-field.tsx'
import { SwitchField } from '../../../ui/switch-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { Served } from './serve-lines.ts'

interface GroupCardProps {
  group: RoutingGroup
  others: readonly RoutingGroup[]
  people: readonly Option[]
  categories: readonly Option[]
  /** Departments of mailboxes. */
  departments: readonly Option[]
  /** What comes to the group. */
  served: Served
  faults: readonly string[]
  readOnly: boolean
  /** null: the group goes. */
  onChange: (group: RoutingGroup | null) => void
  onServed: (served: Served) => void
}

const nowhere = 'none'

/** One group of responsible people. */
export function GroupCard(props: GroupCardProps) {
  const { t } = useLingui()
  const { group, others, people, categories, departments, served, faults, readOnly, onChange, onServed } = props
  const change = (part: Partial<RoutingGroup>): void => onChange({ ...group, ...part })
  const capacity = group.members[0]?.capacity ?? null
  const setMembers = (ids: string[]): void =>
    change({
      members: ids.map((id) => {
        const known = group.members.find(({ userId }) => userId === Number(id))
        return known ?? { userId: Number(id), weight: 1, capacity }
      }),
    })
  const [fault] = faults
  return (
    <li className="rounded-lg border border-line p-3">
      <div className="mb-3 flex items-end gap-3">
        <div className="min-w-0 flex-1">
          <TextField
            label={t`Название`}
            value={group.name}
            onChange={(name) => change({ name })}
            isDisabled={readOnly}
          />
        </div>
        <div className="flex h-[34px] items-center">
          <SwitchField
            label={t`работает`}
            value={group.active}
            onChange={(active) => change({ active })}
            disabled={readOnly}
          />
        </div>
        <IconButton
          label={t`Убрать группу ${group.name}`}
          size="md"
          isDisabled={readOnly}
          onPress={() => onChange(null)}
        >
          <Trash2 size={15} aria-hidden="true" />
        </IconButton>
      </div>
      <FormGrid>
        <MultiSelect
          label={t`Люди`}
          options={people}
          value={group.members.map(({ userId }) => String(userId))}
          onChange={setMembers}
          placeholder={t`никого`}
          disabled={readOnly}
          {...(fault ? { fault } : {})}
        />
        <MultiSelect
          label={t`Категории`}
          options={categories}
          value={served.categoryIds}
          onChange={(categoryIds) => onServed({ ...served, categoryIds })}
          placeholder={served.departmentIds.length > 0 ? t`любые` : t`никаких`}
          disabled={readOnly}
        />
        {(departments.length > 0 || served.departmentIds.length > 0) && (
          <MultiSelect
            label={t`Ящики отделов`}
            options={departments}
            value={served.departmentIds.map(String)}
            onChange={(ids) => onServed({ ...served, departmentIds: ids.map(Number) })}
            placeholder={t`любые`}
            disabled={readOnly}
          />
        )}
        <SelectField
          label={t`Кому следующий запрос`}
          options={[
            { id: 'fewest-open', label: t`у кого меньше открытых` },
            { id: 'round-robin', label: t`по очереди` },
          ]}
          value={group.strategy}
          onChange={(strategy) => change({ strategy })}
          disabled={readOnly}
        />
        <NumberField
          label={t`Открытых у одного, не больше`}
          value={capacity}
          onChange={(most) => change({ members: group.members.map((one) => ({ ...one, capacity: most })) })}
          min={1}
          max={10_000}
          disabled={readOnly || group.members.length === 0}
          help={capacity === null ? t`без предела` : undefined}
        />
        <SelectField
          label={t`Если взять некому`}
          options={[
            { id: nowhere, label: t`запрос ждёт человека` },
            ...others.map(({ id, name }) => ({ id: String(id), label: name })),
          ]}
          value={group.overflowTo === null ? nowhere : String(group.overflowTo)}
          onChange={(id) => change({ overflowTo: id === nowhere ? null : Number(id) })}
          disabled={readOnly}
        />
        <WideField>
          <SwitchField
            label={t`Сначала тот, кто вёл этого клиента`}
            help={t`Если выключено, разные темы одного клиента могут достаться разным людям.`}
            value={group.previousFirst}
            onChange={(previousFirst) => change({ previousFirst })}
            disabled={readOnly}
          />
        </WideField>
      </FormGrid>
    </li>
  )
}
