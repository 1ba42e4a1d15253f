import { useLingui } from '@lingui/react/macro'
import type { RoutingChoices, RoutingGroup, RoutingPeople } from '@poryadok/app-backend/routing/contract'
import { Trash2 } from 'lucide-react'
import { FormGrid, WideField } from '../../../ui/form-grid.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { MultiSelect } from '../../../ui/multi-select.tsx'
import { type Option, SelectField } from '../../../ui/select-field.tsx'
import { SwitchField } from '../../../ui/switch-field.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { GroupConditions } from './group-conditions.tsx'
import { GroupHoursFields } from './group-hours-fields.tsx'
import { GroupMembers } from './group-members.tsx'
import type { Served } from './serve-lines.ts'

interface GroupCardProps {
  group: RoutingGroup
  others: readonly RoutingGroup[]
  people: readonly Option[]
  /** How everybody stands now. */
  now: RoutingPeople['people']
  categories: readonly Option[]
  /** Departments of mailboxes. */
  departments: readonly Option[]
  choices: RoutingChoices
  /** What comes to the group. */
  served: Served
  faults: readonly string[]
  readOnly: boolean
  /** null: the group goes. */
  onChange: (group: RoutingGroup | null) => void
  onServed: (served: Served) => void
}

/** One group of responsible people. */
export function GroupCard(props: GroupCardProps) {
  const { group, people, now, categories, departments, choices, served, readOnly, onChange, onServed } = props
  const change = (part: Partial<RoutingGroup>): void => onChange({ ...group, ...part })
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line p-3">
      <GroupHead {...props} />
      <FormGrid>
        <GroupConditions {...{ served, categories, departments, choices, readOnly, onServed }} />
      </FormGrid>
      <People {...props} />
      <GroupMembers
        {...{ people, now, readOnly }}
        members={group.members}
        inTurn={group.strategy === 'round-robin'}
        onChange={(members) => change({ members })}
      />
      <Spreading {...props} />
    </li>
  )
}

function GroupHead({ group, readOnly, onChange }: GroupCardProps) {
  const { t } = useLingui()
  return (
    <div className="flex items-end gap-3">
      <div className="min-w-0 flex-1">
        <TextField
          label={t`Название`}
          value={group.name}
          onChange={(name) => onChange({ ...group, name })}
          isDisabled={readOnly}
        />
      </div>
      <div className="flex h-[34px] items-center">
        <SwitchField
          label={t`работает`}
          value={group.active}
          onChange={(active) => onChange({ ...group, active })}
          disabled={readOnly}
        />
      </div>
      <IconButton label={t`Убрать группу ${group.name}`} size="md" isDisabled={readOnly} onPress={() => onChange(null)}>
        <Trash2 size={15} aria-hidden="true" />
      </IconButton>
    </div>
  )
}

function People({ group, people, faults, readOnly, onChange }: GroupCardProps) {
  const { t } = useLingui()
  const [fault] = faults
  const setMembers = (ids: string[]): void => {
    const members = ids.map(
      (id) =>
        group.members.find(({ userId }) => userId === Number(id)) ?? { userId: Number(id), weight: 1, capacity: null },
    )
    onChange({ ...group, members })
  }
  return (
    <MultiSelect
      label={t`Люди`}
      options={people}
      value={group.members.map(({ userId }) => String(userId))}
      onChange={setMembers}
      placeholder={t`никого`}
      disabled={readOnly}
      {...(fault ? { fault } : {})}
    />
  )
}

const nowhere = 'none'

function Spreading({ group, others, readOnly, onChange }: GroupCardProps) {
  const { t } = useLingui()
  const change = (part: Partial<RoutingGroup>): void => onChange({ ...group, ...part })
  return (
    <FormGrid>
      <SelectField
        label={t`Кому следующий запрос`}
        options={[
          { id: 'fewest-open', label: t`у кого меньше открытых`, note: t`на единицу доли` },
          { id: 'round-robin', label: t`по очереди` },
        ]}
        value={group.strategy}
        onChange={(strategy) => change({ strategy })}
        disabled={readOnly}
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
      <GroupHoursFields hours={group.hours} readOnly={readOnly} onChange={(hours) => change({ hours })} />
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
  )
}
