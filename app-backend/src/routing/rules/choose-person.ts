import { reason, type Reason } from '../../kernel/reason.ts'
import type { LocalDate } from '../../kernel/local-time.ts'
import { fitness } from './fitness.ts'
import type { Deputy, Group, GroupMember } from './group.ts'
import type { PersonFacts } from './person-facts.ts'

export interface ChoosePersonFacts {
  groupId: number
  groups: ReadonlyMap<number, Group>
  people: ReadonlyMap<number, PersonFacts>
  deputies: readonly Deputy[]
  /** Who got the last request of each group in turn. */
  lastInTurn: ReadonlyMap<number, number>
  /** Who served this client last. */
  previousUserId: number | null
}

export interface Candidate {
  groupId: number
  /** Who would get the request: the member, or the deputy. */
  userId: number
  /** The member that the deputy stands in for. */
  insteadOf: number | null
  open: number
  /** Why not; null: could have had it. */
  skipped: Reason | null
}

export interface ChosenPerson {
  /** Null: nobody can; the request waits in sight. */
  userId: number | null
  groupId: number | null
  /** Everybody who was considered, in the order of the groups. */
  candidates: readonly Candidate[]
  because: readonly Reason[]
}

/** Who of a group gets a request; when nobody there can, the groups it overflows to are asked, each once. */
export function choosePerson(facts: ChoosePersonFacts): ChosenPerson {
  const candidates: Candidate[] = []
  const because: Reason[] = []
  const asked = new Set<number>()
  let group = facts.groups.get(facts.groupId)
  while (group && !asked.has(group.id)) {
    const { id } = group
    asked.add(id)
    const mine = group.active && group.open ? candidatesOf(group, facts) : []
    candidates.push(...mine.map(({ candidate }) => candidate))
    const able = mine.filter(({ candidate }) => candidate.skipped === null)
    const chosen = choose(group, able, facts)
    if (chosen) return { userId: chosen.userId, groupId: id, candidates, because: [...because, chosen.because] }
    because.push(reason(whyNot(group), { group: id }))
    group = group.overflowTo === null ? undefined : facts.groups.get(group.overflowTo)
  }
  return { userId: null, groupId: null, candidates, because: [...because, reason('routing.nobody')] }
}

const whyNot = ({ active, open }: Group): string =>
  active ? (open ? 'routing.nobody-able' : 'routing.out-of-hours') : 'routing.group-off'

interface Considered {
  member: GroupMember
  place: number
  candidate: Candidate
}

function candidatesOf(group: Group, facts: ChoosePersonFacts): Considered[] {
  return group.members.map((member, place) => {
    const own = fitness(facts.people.get(member.userId), member.capacity)
    const deputyId = own ? deputyOf(member.userId, facts.deputies, group.today) : null
    const taker = facts.people.get(deputyId ?? member.userId)
    const skipped = deputyId === null ? own : fitness(taker, member.capacity)
    const userId = deputyId ?? member.userId
    const insteadOf = deputyId === null ? null : member.userId
    return { member, place, candidate: { groupId: group.id, userId, insteadOf, open: taker?.open ?? 0, skipped } }
  })
}

const deputyOf = (userId: number, deputies: readonly Deputy[], today: LocalDate) =>
  deputies.find((one) => one.userId === userId && one.from <= today && today <= one.to)?.deputyId ?? null

function choose(
  { id, members, strategy, previousFirst }: Group,
  able: readonly Considered[],
  { previousUserId, lastInTurn }: ChoosePersonFacts,
): { userId: number; because: Reason } | null {
  const previous = able.find(({ candidate }) => previousFirst && candidate.userId === previousUserId)
  if (previous) return chosen(previous, 'routing.previous')
  const last = members.findIndex(({ userId }) => userId === lastInTurn.get(id))
  const turn = ({ place }: Considered) => (place - last - 1 + members.length) % members.length
  const share = ({ member, candidate }: Considered) => candidate.open / member.weight
  const order = able.toSorted((a, b) => (strategy === 'fewest-open' ? share(a) - share(b) : 0) || turn(a) - turn(b))
  return order[0] ? chosen(order[0], `routing.${strategy}`) : null
}

const chosen = ({ candidate: { userId, insteadOf, open } }: Considered, code: string) => ({
  userId,
  because: reason(insteadOf === null ? code : 'routing.deputy', { open, ...(insteadOf === null ? {} : { insteadOf }) }),
})
