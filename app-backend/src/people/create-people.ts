import type { Clock } from '../platform/clock/clock.ts'
import {
  chainOfHeads,
  personOf,
  type DirectoryStore,
  type HeadChain,
  type Organisation,
  type Organisations,
  type Person,
  type PortalClient,
  type Tenant,
} from '../portal/index.ts'
import { createAbsences } from './absences.ts'
import { availabilityAt, type Availability } from './rules/availability.ts'
import { findPeople } from './rules/find-people.ts'

/** A moment no further from now than this is "now" for working days. */
const nowMs = 10 * 60_000

export interface People {
  /** As last read, with its age; read from the portal when it never was. */
  organisation(tenant: Tenant): Promise<Organisation>
  person(tenant: Tenant, userId: number): Promise<Person | null>
  search(tenant: Tenant, query: string, dismissed?: boolean): Promise<Person[]>
  /** Heads from the nearest up; the dismissed are passed over. */
  chainOfHeads(tenant: Tenant, userId: number): Promise<HeadChain>
  /** The nearest head who is not known to be away; null when there is none, or heads are unknown. */
  presentHead(tenant: Tenant, userId: number, at: Date): Promise<Person | null>
  isAvailable(tenant: Tenant, userId: number, at: Date): Promise<Availability>
  /** The same for several at once: at most one request for 50 people. */
  availability(tenant: Tenant, userIds: readonly number[], at: Date): Promise<Map<number, Availability>>
  /** Who is absent by the calendar at that moment. Unlike `availability` it costs no request. */
  absentAt(tenant: Tenant, at: Date): Promise<ReadonlySet<number>>
  /** Reads people, departments and absences of the fortnight: two requests for a portal of 300 people. */
  refresh(tenant: Tenant): Promise<void>
}

interface Deps {
  organisations: Organisations
  lists: DirectoryStore
  portal: Pick<PortalClient, 'batch'>
  clock: Clock
}

/** Who works in the portal, who heads whom, and who is there. */
export function createPeople({ organisations, lists, portal, clock }: Deps): People {
  const absences = createAbsences({ store: lists, portal, clock })
  const organisation = async (tenant: Tenant) =>
    (await organisations.of(tenant)) ?? (await organisations.refresh(tenant))

  async function availability(tenant: Tenant, userIds: readonly number[], at: Date) {
    const everybody = await organisation(tenant)
    const isNow = Math.abs(clock.now().getTime() - at.getTime()) <= nowMs
    const days = isNow ? await absences.workDays(tenant, userIds) : new Map()
    const answers = userIds.map(async (userId) => {
      const facts = {
        userId,
        person: personOf(everybody, userId),
        absences: await absences.of(tenant, userId, at),
        workDay: days.get(userId) ?? null,
      }
      return [userId, availabilityAt(facts, at)] as const
    })
    return new Map(await Promise.all(answers))
  }

  const people: People = {
    organisation,
    availability,
    absentAt: absences.everybodyAt,
    person: async (tenant, userId) => personOf(await organisation(tenant), userId) ?? null,
    search: async (tenant, query, dismissed = false) =>
      findPeople((await organisation(tenant)).people, query, dismissed),
    chainOfHeads: async (tenant, userId) => chainOfHeads(await organisation(tenant), userId),
    async isAvailable(tenant, userId, at) {
      const answer = (await availability(tenant, [userId], at)).get(userId)
      return answer ?? availabilityAt({ userId, person: undefined, absences: null, workDay: null }, at)
    },
    async presentHead(tenant, userId, at) {
      const { heads } = await people.chainOfHeads(tenant, userId)
      const ids = heads.map((head) => head.userId)
      const answers = await availability(tenant, ids, at)
      const present = ids.find((id) => answers.get(id)?.available !== false)
      return present === undefined ? null : people.person(tenant, present)
    },
    async refresh(tenant) {
      const { people: all } = await organisations.refresh(tenant)
      const working = all.filter((one) => one.active && one.kind !== 'extranet').map((one) => one.id)
      await absences.refresh(tenant, working)
    },
  }
  return people
}
