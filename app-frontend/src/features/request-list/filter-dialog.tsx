import { useLingui } from '@lingui/react/macro'
import type { ConditionGroup, ListFilter, RequestList } from '@poryadok/app-backend/request-list/contract'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { firstCondition, isWhole } from './condition-draft.ts'
import { ConditionRow } from './condition-row.tsx'

interface FilterDialogProps {
  list: RequestList
  filter: ListFilter
  onApply: (filter: ListFilter) => void
  onClose: () => void
}

const most = { groups: 10, conditions: 20 }

/** Conditions in groups, each group and the whole with its own and/or. */
export function FilterDialog({ list, filter, onApply, onClose }: FilterDialogProps) {
  const { t } = useLingui()
  const [draft, setDraft] = useState<ListFilter>(() =>
    filter.groups.length > 0 ? filter : { match: 'all', groups: [newGroup(list)] },
  )
  const change = (at: number, group: ConditionGroup | null): void =>
    setDraft({ ...draft, groups: draft.groups.flatMap((one, place) => (place === at ? (group ?? []) : one)) })
  const apply = (): void => {
    const groups = draft.groups
      .map((group) => ({ ...group, conditions: group.conditions.filter(isWhole) }))
      .filter(({ conditions }) => conditions.length > 0)
    onApply({ ...draft, groups })
  }
  return (
    <Dialog
      title={t`Условия отбора`}
      closeLabel={t`Закрыть`}
      size="md"
      onClose={onClose}
      footer={
        <>
          <Button onPress={() => onApply({ match: 'all', groups: [] })}>{t`Снять все условия`}</Button>
          <Button look="main" onPress={apply}>{t`Показать`}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-3 pb-1">
        {draft.groups.length > 1 && (
          <Match label={t`Между группами`} value={draft.match} onChange={(match) => setDraft({ ...draft, match })} />
        )}
        {draft.groups.map((group, at) => (
          <GroupEditor
            // Groups have no names of their own: their place is all that tells them apart.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            list={list}
            group={group}
            number={at + 1}
            onChange={(next) => change(at, next)}
          />
        ))}
        {draft.groups.length < most.groups && (
          <div>
            <Button
              size="sm"
              icon={<Plus size={15} aria-hidden="true" />}
              onPress={() => setDraft({ ...draft, groups: [...draft.groups, newGroup(list)] })}
            >
              {t`Ещё группа условий`}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  )
}

const newGroup = (list: RequestList): ConditionGroup => ({ match: 'all', conditions: [firstCondition(list.fields)] })

interface GroupEditorProps {
  list: RequestList
  group: ConditionGroup
  number: number
  /** null: the last condition was taken off. */
  onChange: (group: ConditionGroup | null) => void
}

function GroupEditor({ list, group, number, onChange }: GroupEditorProps) {
  const { t } = useLingui()
  const { conditions } = group
  return (
    <fieldset
      aria-label={t`Группа условий ${number}`}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface-2 p-3"
    >
      {conditions.length > 1 && (
        <Match label={t`Внутри группы`} value={group.match} onChange={(match) => onChange({ ...group, match })} />
      )}
      {conditions.map((condition, at) => (
        <ConditionRow
          // oxlint-disable-next-line react/no-array-index-key -- conditions have no names either
          key={at}
          list={list}
          condition={condition}
          onChange={(next) => {
            const left = conditions.flatMap((one, place) => (place === at ? (next ?? []) : one))
            onChange(left.length === 0 ? null : { ...group, conditions: left })
          }}
        />
      ))}
      {conditions.length < most.conditions && (
        <div>
          <Button
            size="xs"
            look="flat"
            icon={<Plus size={13} aria-hidden="true" />}
            onPress={() => onChange({ ...group, conditions: [...conditions, firstCondition(list.fields)] })}
          >
            {t`Ещё условие`}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

function Match({
  label,
  value,
  onChange,
}: {
  label: string
  value: 'all' | 'any'
  onChange: (value: 'all' | 'any') => void
}) {
  const { t } = useLingui()
  return (
    <div className="flex items-center gap-2.5 text-13 text-ink-2">
      {label}
      <Segmented
        label={label}
        value={value}
        onChange={onChange}
        segments={[
          { id: 'all', label: t`все сразу (и)` },
          { id: 'any', label: t`хотя бы одно (или)` },
        ]}
      />
    </div>
  )
}
