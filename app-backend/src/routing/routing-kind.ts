import type { Evidence } from '../audit/index.ts'
import { reason } from '../kernel/reason.ts'
import type { Words } from '../kernel/words.ts'
import type { BodyNote, History, RuleKind } from '../rule-sets/index.ts'
import {
  routingFacts,
  routingOutcome,
  routingRules,
  type RoutingGroup,
  type RoutingOutcome,
  type RoutingQuestion,
  type RoutingRules,
} from './contract.ts'
import { routingChanges } from './routing-changes.ts'
import { dateOf } from '../kernel/local-time.ts'
import { choosePerson, type Candidate } from './rules/choose-person.ts'
import { conditionsOf, lineFits } from './rules/line-fits.ts'
import { isWithinHours } from './rules/within-hours.ts'

/** What a dry run carries on: the requests that its own answers have given out. */
interface Carried {
  given: { userId: number; open: number }[]
  lastInTurn: { groupId: number; userId: number }[]
}

export type RoutingKind = RuleKind<RoutingRules, RoutingQuestion, RoutingOutcome, Carried>

/** Also the kind of the decisions. */
const routingKindName = 'person'

export interface RoutingKindDeps {
  /** Names of the portal's people by id. */
  peopleOf(portalId: string): Promise<ReadonlyMap<number, string>>
  /** Names of the portal's categories by option. */
  namesOf(portalId: string): Promise<ReadonlyMap<string, string>>
  history: History<RoutingQuestion, RoutingOutcome>
}

const nobody: Words = { ru: 'без ответственного', en: 'nobody' }
const same = (text: string): Words => ({ ru: text, en: text })

/** Who gets a request, as rules of the lab. */
export const createRoutingKind = ({ peopleOf, namesOf, history }: RoutingKindDeps): RoutingKind => ({
  kind: routingKindName,
  title: { ru: 'Ответственный', en: 'Responsible' },
  body: routingRules,
  facts: routingFacts,
  outcome: routingOutcome,
  empty: { groups: [], lines: [], deputies: [] },
  evaluate: (rules, question, now) => answerOf(rules, question, now),
  key: ({ userId }) => (userId === null ? '' : String(userId)),
  async speech(portalId) {
    const names = await peopleOf(portalId)
    const categories = await namesOf(portalId)
    return {
      outcome: ({ userId }) => (userId === null ? nobody : same(names.get(userId) ?? `№ ${userId}`)),
      changes: (before, after) =>
        routingChanges(before, after, {
          personOf: (id) => names.get(id) ?? `№ ${id}`,
          categoryOf: (id) => categories.get(id) ?? `№ ${id}`,
        }),
    }
  },
  notes: async (portalId, rules) => notesOf(rules, await peopleOf(portalId)),
  history,
  loads: true,
  carry: {
    begin: { given: [], lastInTurn: [] },
    facts: (facts, { given, lastInTurn }) => ({
      ...facts,
      lastInTurn: [...facts.lastInTurn, ...lastInTurn],
      people: facts.people.map((one) => {
        const more = given.find(({ userId }) => userId === one.userId)?.open ?? 0
        return { ...one, open: one.open + more }
      }),
    }),
    after: (carried, _facts, { userId, groupId }) => {
      if (userId === null || groupId === null) return carried
      const before = carried.given.find((one) => one.userId === userId)?.open ?? 0
      return {
        given: [...carried.given.filter((one) => one.userId !== userId), { userId, open: before + 1 }],
        lastInTurn: [...carried.lastInTurn.filter((one) => one.groupId !== groupId), { groupId, userId }],
      }
    },
  },
})

function answerOf(rules: RoutingRules, question: RoutingQuestion, now: Date) {
  const { people, lastInTurn, previousUserId } = question
  const line = rules.lines.find((one) => lineFits(one, question))
  if (!line) return { outcome: { userId: null, groupId: null }, because: [reason('routing.no-group')], evidence: [] }
  const byConditions = conditionsOf(line).map((condition) => reason('routing.by-condition', { condition }))
  const known = new Map(people.map((one) => [one.userId, one]))
  const { userId, groupId, candidates, because } = choosePerson({
    groupId: line.groupId,
    groups: new Map(rules.groups.map((group) => [group.id, groupNow(group, question.zone, now)])),
    people: known,
    deputies: rules.deputies,
    lastInTurn: new Map(lastInTurn.map((one) => [one.groupId, one.userId])),
    previousUserId,
  })
  const group = rules.groups.find(({ id }) => id === (groupId ?? line.groupId))
  const evidence = candidates.map((candidate) => evidenceOf(candidate, known, userId))
  return {
    outcome: { userId, groupId },
    because: [...byConditions, ...because].map(({ code, params }) =>
      reason(code, { ...params, group: group?.name ?? '' }),
    ),
    evidence,
  }
}

/** A group without hours of its own lives by the portal's clock. */
const groupNow = ({ hours, ...group }: RoutingGroup, zone: string, now: Date) => ({
  ...group,
  today: dateOf(now, hours?.zone ?? zone),
  open: hours === null || isWithinHours(hours, now),
})

function evidenceOf(
  { userId, open, skipped }: Candidate,
  people: ReadonlyMap<number, { name: string }>,
  chosen: number | null,
): Evidence {
  const name = people.get(userId)?.name ?? `№ ${userId}`
  return { kind: 'person', name, note: skipped ? skipped.code : String(open), chosen: userId === chosen }
}

/** Lines to groups that can serve nobody can't be published. */
function notesOf({ groups, lines }: RoutingRules, people: ReadonlyMap<number, string>): BodyNote[] {
  const byId = new Map(groups.map((group) => [group.id, group]))
  const ofLines = lines.flatMap(({ groupId }, at): BodyNote[] => {
    const group = byId.get(groupId)
    const path = `lines.${at}.groupId`
    if (!group) return [{ path, because: reason('routing.no-such-group'), blocks: true }]
    if (!group.active) return [{ path, because: reason('routing.group-off', { group: group.name }), blocks: true }]
    if (group.members.length === 0)
      return [{ path, because: reason('routing.empty-group', { group: group.name }), blocks: true }]
    return []
  })
  const ofMembers = groups.flatMap(({ members }, at) =>
    members.flatMap(({ userId }, index): BodyNote[] =>
      people.has(userId)
        ? []
        : [{ path: `groups.${at}.members.${index}`, because: reason('routing.unknown-person'), blocks: false }],
    ),
  )
  return [...ofLines, ...ofMembers]
}
