import { useLingui } from '@lingui/react/macro'
import type { RoutingGroup, RoutingPeople } from '@poryadok/app-backend/routing/contract'
import { IconButton } from '../../../ui/icon-button.tsx'
import { NumberField } from '../../../ui/number-field.tsx'
import type { Option } from '../../../ui/select-field.tsx'
import { ArrowUp, X } from 'lucide-react'
import { useAwayWords } from './use-away-words.ts'

type Member = RoutingGroup['members'][number]

interface GroupMembersProps {
  members: readonly Member[]
  people: readonly Option[]
  now: RoutingPeople['people']
  /** Turns go in this order. */
  inTurn: boolean
  readOnly: boolean
  onChange: (members: Member[]) => void
}

/** Each person of a group with their share and their limit, and how they stand now. */
export function GroupMembers({ members, people, now, inTurn, readOnly, onChange }: GroupMembersProps) {
  const { t } = useLingui()
  const awayWords = useAwayWords()
  const change = (at: number, part: Partial<Member>): void =>
    onChange(members.map((one, index) => (index === at ? { ...one, ...part } : one)))
  const up = (at: number): void => onChange(members.toSpliced(at, 1).toSpliced(at - 1, 0, ...members.slice(at, at + 1)))
  if (members.length === 0) return null
  return (
    <ul aria-label={t`Доля и предел каждого`} className="flex flex-col gap-2">
      {members.map((member, at) => {
        const name = people.find(({ id }) => id === String(member.userId))?.label ?? `№ ${member.userId}`
        const standing = now.find(({ userId }) => userId === member.userId)
        const open = standing?.open ?? 0
        return (
          <li
            key={member.userId}
            className="grid grid-cols-[minmax(0,1fr)_96px_120px_auto] items-end gap-x-3 rounded-md bg-grey-soft/50 px-3 py-2"
          >
            <div className="min-w-0 pb-1">
              <p className="truncate text-13">{name}</p>
              <p className={`truncate text-12 ${standing?.away ? 'text-amber-ink' : 'text-ink-3'}`}>
                {standing ? (standing.away ? awayWords(standing.away) : t`на месте · открытых ${open}`) : ''}
              </p>
            </div>
            <NumberField
              label={t`Доля`}
              value={member.weight}
              onChange={(weight) => change(at, { weight: weight ?? 1 })}
              min={1}
              max={100}
              disabled={readOnly || inTurn}
            />
            <NumberField
              label={t`Не больше`}
              value={member.capacity}
              onChange={(capacity) => change(at, { capacity })}
              min={1}
              max={10_000}
              disabled={readOnly}
            />
            <span className="flex">
              {inTurn && (
                <IconButton
                  label={t`Раньше в очереди: ${name}`}
                  size="md"
                  isDisabled={readOnly || at === 0}
                  onPress={() => up(at)}
                >
                  <ArrowUp size={15} aria-hidden="true" />
                </IconButton>
              )}
              <IconButton
                label={t`Убрать из группы: ${name}`}
                size="md"
                isDisabled={readOnly}
                onPress={() => onChange(members.toSpliced(at, 1))}
              >
                <X size={15} aria-hidden="true" />
              </IconButton>
            </span>
          </li>
        )
      })}
    </ul>
  )
}
