/** One record of the past under both rules. */
export interface Replayed {
  subject: string
  title: string
  at: Date
  from: Counted
  to: Counted
  /** Key of what a person made of it; null where nobody touched it. */
  people: string | null
  /** Names of what the other outcome changes elsewhere. */
  effects: readonly string[]
  /** What the difference counts as; null: as itself. */
  step: { from: Counted; to: Counted } | null
}

interface Counted {
  key: string
  outcome: unknown
}

export interface Sample {
  subject: string
  title: string
  at: string
}

export interface TallyMove {
  fromKey: string
  toKey: string
  from: unknown
  to: unknown
  count: number
  likePeople: number
  againstPeople: number
  samples: Sample[]
}

/** Records with the same outcome: of the rules that work, and of those that would. */
export interface TallyLoad {
  key: string
  outcome: unknown
  from: number
  to: number
}

/** What some records came to. */
export interface Tally {
  records: number
  changed: number
  /** Of the changed ones that a person had set: the new rules say the same, or otherwise. */
  likePeople: number
  againstPeople: number
  effects: Record<string, number>
  moves: TallyMove[]
  loads: TallyLoad[]
}

const samplesOfMove = 20

/** Counts records from what decides now to what would decide; the numbers of the moves add up to `changed`. */
export function tally(records: readonly Replayed[]): Tally {
  const sum: Tally = {
    records: records.length,
    changed: 0,
    likePeople: 0,
    againstPeople: 0,
    effects: {},
    moves: [],
    loads: [],
  }
  const moves = new Map<string, TallyMove>()
  for (const record of records.filter(({ from, to }) => from.key !== to.key)) {
    const like = record.people === record.to.key ? 1 : 0
    const against = record.people !== null && like === 0 ? 1 : 0
    const move = moveOf(moves, record)
    for (const count of [sum, move]) {
      count.likePeople += like
      count.againstPeople += against
    }
    sum.changed += 1
    move.count += 1
    for (const name of record.effects) sum.effects[name] = (sum.effects[name] ?? 0) + 1
    const { subject, title, at } = record
    if (move.samples.length < samplesOfMove) move.samples.push({ subject, title, at: at.toISOString() })
  }
  return { ...sum, moves: [...moves.values()], loads: loadsOf(records) }
}

function loadsOf(records: readonly Replayed[]): TallyLoad[] {
  const loads = new Map<string, TallyLoad>()
  for (const record of records)
    for (const side of ['from', 'to'] as const) {
      const { key, outcome } = record[side]
      const load = loads.get(key) ?? { key, outcome, from: 0, to: 0 }
      loads.set(key, load)
      load[side] += 1
    }
  return [...loads.values()]
}

/** Two counts of different records as one. */
export function addedLoads(known: readonly TallyLoad[], more: readonly TallyLoad[]): TallyLoad[] {
  const sum = new Map(known.map((load) => [load.key, { ...load }]))
  for (const { key, outcome, from, to } of more) {
    const load = sum.get(key) ?? { key, outcome, from: 0, to: 0 }
    sum.set(key, { ...load, from: load.from + from, to: load.to + to })
  }
  return [...sum.values()]
}

function moveOf(moves: Map<string, TallyMove>, record: Replayed): TallyMove {
  const { from, to } = record.step ?? record
  const key = JSON.stringify([from.key, to.key])
  const known = moves.get(key)
  if (known) return known
  const outcomes = { fromKey: from.key, toKey: to.key, from: from.outcome, to: to.outcome }
  const move: TallyMove = { ...outcomes, count: 0, likePeople: 0, againstPeople: 0, samples: [] }
  moves.set(key, move)
  return move
}
