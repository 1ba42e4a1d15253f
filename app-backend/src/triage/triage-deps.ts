import type { CategoryKind } from '../categorization/index.ts'
import type { DeadlineKind } from '../deadlines/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database, Transaction } from '../platform/db/database.ts'
import type { Tenant } from '../portal/index.ts'
import type { RoutingKind, RoutingQuestion } from '../routing/index.ts'
import type { RuleSets } from '../rule-sets/index.ts'

/** The first letter of a request, as the rules read it. */
export interface FirstLetter {
  letterId: number
  subject: string
  /** The sender's own words: quoted history and signature cut off. */
  body: string
  receivedAt: Date
}

/** The record of the CRM that plays a request. */
export interface RequestFacts {
  entityTypeId: number
  entityId: number
  contactId: number | null
  deleted: boolean
}

export interface TriageDeps {
  db: Database
  clock: Clock
  ruleSets: Pick<RuleSets, 'asked' | 'decide' | 'apply'>
  category: CategoryKind
  deadline: DeadlineKind
  routing: RoutingKind
  /** Who is there and how much each has, now. */
  peopleNow(portalId: string, request: RequestFacts): Promise<Omit<RoutingQuestion, 'categoryId'>>
  /** The group's turn was this person's. */
  takeTurn(tx: Transaction, portalId: string, groupId: number, userId: number): Promise<void>
  tenantOf(portalId: string): Promise<Tenant>
  isOn(portalId: string): Promise<boolean>
  /** The portal's categories by option. */
  namesOf(portalId: string): Promise<ReadonlyMap<string, string>>
  /** Null: the request was not born of a letter. */
  firstLetter(portalId: string, requestId: number): Promise<FirstLetter | null>
  requestOf(portalId: string, requestId: number): Promise<RequestFacts | null>
  /** Responsible of the record as last read; null when it never was. */
  responsibleOf(portalId: string, request: RequestFacts): Promise<number | null>
}
