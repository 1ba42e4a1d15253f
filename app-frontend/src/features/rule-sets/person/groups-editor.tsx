import { Trans, useLingui } from '@lingui/react/macro'
import type { RoutingGroup, RoutingRules } from '@poryadok/app-backend/routing/contract'
import { Plus } from 'lucide-react'
import { Button } from '../../../ui/button.tsx'
import type { EditorProps } from '../kind-slot.ts'
import { noteWords, notesUnder } from '../note-words.ts'
import { useCategories } from '../use-categories.ts'
import { useDepartmentOptions } from '../use-department-options.ts'
import { usePeopleOptions } from '../use-people-options.ts'
import { DeputiesList } from './deputies-list.tsx'
import { GroupCard } from './group-card.tsx'
import { groupNotes } from './group-notes.ts'
import { servedBy, serveLines } from './serve-lines.ts'
import { useRoutingChoices, useRoutingPeople } from './use-routing-choices.ts'

/** Groups of responsible people: who is in them, which categories they serve, and how the load is spread. */
export default function GroupsEditor({ body, onChange, readOnly, notes }: EditorProps) {
  const { t, i18n } = useLingui()
  const rules = body as RoutingRules
  const categories = useCategories()
  const departments = useDepartmentOptions()
  const people = usePeopleOptions()
  const choices = useRoutingChoices()
  const now = useRoutingPeople()
  const { groups, lines } = rules
  const change = (part: Partial<RoutingRules>): void => onChange({ ...rules, ...part })
  const add = (): void => {
    const id = Math.max(0, ...groups.map((group) => group.id)) + 1
    const name = t`Группа ${id}`
    const blank = {
      id,
      name,
      active: true,
      members: [],
      strategy: 'fewest-open',
      previousFirst: false,
      overflowTo: null,
      hours: null,
    } as const
    change({ groups: [...groups, { ...blank, members: [] }] })
  }
  const replace = (id: number, next: RoutingGroup | null): void => {
    const kept = groups.flatMap((group) => (group.id === id ? (next ?? []) : group))
    if (next) return change({ groups: kept })
    const withoutIt = kept.map((group) => (group.overflowTo === id ? { ...group, overflowTo: null } : group))
    change({ groups: withoutIt, lines: lines.filter(({ groupId }) => groupId !== id) })
  }
  const faultsOf = (group: RoutingGroup, at: number): string[] => {
    const ofLines = lines.flatMap((line, index) =>
      line.groupId === group.id ? notesUnder(notes, `lines.${index}`) : [],
    )
    return [...notesUnder(notes, `groups.${at}`), ...ofLines].map((note) => noteWords(i18n, groupNotes, note))
  }
  return (
    <div className="flex flex-col gap-3 px-4">
      {groups.length === 0 && (
        <p className="text-13 text-ink-2">
          <Trans>Групп нет: новый запрос остаётся у того, кого назначил портал. Добавьте первую группу.</Trans>
        </p>
      )}
      <ul className="flex flex-col gap-3">
        {groups.map((group, at) => (
          <GroupCard
            key={group.id}
            group={group}
            others={groups.filter(({ id }) => id !== group.id)}
            people={people}
            now={now}
            choices={choices}
            categories={categories}
            departments={departments}
            served={servedBy(lines, group.id)}
            faults={[...new Set(faultsOf(group, at))]}
            readOnly={readOnly}
            onChange={(next) => replace(group.id, next)}
            onServed={(served) => change({ lines: serveLines(lines, group.id, served) })}
          />
        ))}
      </ul>
      <div>
        <Button icon={<Plus size={15} aria-hidden="true" />} onPress={add} isDisabled={readOnly}>
          <Trans>Добавить группу</Trans>
        </Button>
      </div>
      <DeputiesList
        deputies={rules.deputies}
        people={people.map(({ id, label, note }) => ({ id: Number(id), name: label, ...(note ? { note } : {}) }))}
        readOnly={readOnly}
        onChange={(deputies) => change({ deputies })}
      />
    </div>
  )
}
