import type { LocalDate } from '../../kernel/local-time.ts'

export interface GroupMember {
  userId: number
  /** Share of the load: a member of weight 2 gets twice as much. Above 0. */
  weight: number
  /** Open requests at most; null: any number. */
  capacity: number | null
}

export interface Group {
  id: number
  active: boolean
  /** Takes requests at this hour. */
  open: boolean
  /** The day in the group's zone: whose deputies stand in. */
  today: LocalDate
  /** In the order of turns. */
  members: readonly GroupMember[]
  /** fewest-open: least load for the weight. round-robin: the next in turn. */
  strategy: 'fewest-open' | 'round-robin'
  /** The person who served this client last comes first. Off: topics of one client go to different people. */
  previousFirst: boolean
  /** Group that takes over when nobody here can; null: none. */
  overflowTo: number | null
}

/** A person who stands in for another, from the first day to the last one. */
export interface Deputy {
  userId: number
  deputyId: number
  from: LocalDate
  to: LocalDate
}
