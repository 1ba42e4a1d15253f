import { reason, type Reason } from '../../kernel/reason.ts'

/** A record that the number led to. */
export interface Found {
  level: 'company' | 'contact-company' | 'contact' | 'lead'
  entityTypeId: number
  id: number
  title: string
  /** Key of the company's status; null: none, or no company. */
  status: string | null
  /** The status says that somebody works with the company. */
  isProtected: boolean
  responsibleId: number | null
  /** Of a contact that no longer works: for whom it did, and who has taken over. */
  away?: { since: Date; companies: string[]; successor: { id: number; title: string } | null }
}

export type Level = Found['level'] | 'nothing' | 'hidden' | 'internal'
export type Relation = 'mine' | 'team' | 'nobody' | 'other'

export interface CallFacts {
  /** Hidden and internal numbers are not looked for. */
  number: 'public' | 'hidden' | 'internal'
  found: readonly Found[]
  callerId: number
  direction: 'incoming' | 'outgoing' | 'callback'
  /** People whom the caller heads. */
  team: ReadonlySet<number>
}

export interface Rule {
  id: string
  found: readonly Level[]
  statuses: readonly string[]
  relations: readonly Relation[]
  directions: readonly CallFacts['direction'][]
  colour: 'red' | 'yellow' | 'blue' | 'grey'
}

export interface Coloured<R extends Rule> {
  /** Null: no rule fits, and the call stays grey. */
  rule: R | null
  /** The record that decided; null: nothing was found. */
  subject: Found | null
  because: Reason[]
}

/**
 * The first rule that fits gives the colour. A rule looks at all records that were found where it looks and that have a status it
 * names, together: they are the caller's when one of them is, and somebody else's only when none is the caller's.
 */
export function colourOfCall<R extends Rule>(rules: readonly R[], facts: CallFacts): Coloured<R> {
  for (const rule of rules) {
    if (rule.directions.length > 0 && !rule.directions.includes(facts.direction)) continue
    const level = wholeLevel(facts)
    if (level !== null) {
      const fits =
        rule.found.length === 0 ? rule.statuses.length + rule.relations.length === 0 : rule.found.includes(level)
      if (fits) return { rule, subject: null, because: [reason(`call-card.${level}`)] }
      continue
    }
    const group = facts.found.filter((one) => looksAt(rule, one) && hasStatus(rule, one))
    const [first] = group
    if (!first) continue
    const relation = relationOf(group, facts)
    if (rule.relations.length > 0 && !rule.relations.includes(relation)) continue
    const subject = group.find((one) => oneRelation(one, facts) === relation) ?? first
    return { rule, subject, because: reasonsOf(subject, relation, group.length) }
  }
  return { rule: null, subject: facts.found[0] ?? null, because: [reason('call-card.no-rule')] }
}

/** What is true of the call as a whole; null: records were found. */
function wholeLevel({ number, found }: CallFacts): 'hidden' | 'internal' | 'nothing' | null {
  if (number !== 'public') return number
  return found.length === 0 ? 'nothing' : null
}

const looksAt = ({ found }: Rule, { level }: Found): boolean => found.length === 0 || found.includes(level)

const hasStatus = ({ statuses }: Rule, { status, isProtected }: Found): boolean =>
  statuses.length === 0 ||
  (isProtected && statuses.includes('protected')) ||
  (status !== null && statuses.includes(status))

function oneRelation({ responsibleId }: Found, { callerId, team }: CallFacts): Relation {
  if (responsibleId === callerId) return 'mine'
  if (responsibleId === null) return 'nobody'
  return team.has(responsibleId) ? 'team' : 'other'
}

/** Of the whole group: the caller's own first, then strangers', so that one stranger outweighs the caller's team. */
function relationOf(group: readonly Found[], facts: CallFacts): Relation {
  const all = new Set(group.map((one) => oneRelation(one, facts)))
  return (['mine', 'other', 'team', 'nobody'] as const).find((one) => all.has(one)) ?? 'nobody'
}

const reasonsOf = ({ level, title }: Found, relation: Relation, count: number): Reason[] => [
  reason(`call-card.found-${level}`, { title }),
  reason(`call-card.${relation}`),
  ...(count > 1 ? [reason('call-card.shared', { count })] : []),
]
