import type { CategoryKind } from '../categorization/index.ts'
import type { DeadlineKind } from '../deadlines/index.ts'
import type { Notices } from '../messages/index.ts'
import type { People } from '../people/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database, Transaction } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { Live } from '../platform/live/create-live.ts'
import type { Tenant } from '../portal/index.ts'
import type { RoutingKind, RoutingQuestion } from '../routing/index.ts'
import type { RuleSets } from '../rule-sets/index.ts'
import type { TugOfWarLimits } from './rules/tug-of-war.ts'
import type { WordSource } from './rules/card-words.ts'

/** The first words of a request, as the rules read them. */
export interface FirstWords {
  /** Null: the request was not born of a letter. */
  letterId: number | null
  subject: string
  /** The sender's own words: quoted history and signature cut off. */
  body: string
  receivedAt: Date
  /** Which text of the card was read; null: the letter's. */
  from: WordSource | null
  /** In whose name the record was made; null: the product made it. */
  createdBy: number | null
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
  addJob: Jobs['add']
  live: Pick<Live, 'announce'>
  ruleSets: Pick<RuleSets, 'asked' | 'atWork' | 'decide' | 'apply'>
  category: CategoryKind
  deadline: DeadlineKind
  routing: RoutingKind
  notices: Notices
  people: Pick<People, 'presentHead' | 'person'>
  /** Names of the portal's people. */
  peopleOf(portalId: string): Promise<ReadonlyMap<number, string>>
  /** Who is there and how much each has, now. */
  peopleNow(portalId: string, request: RequestFacts): Promise<Omit<RoutingQuestion, 'categoryId' | 'language'>>
  /** The group's turn was this person's. */
  takeTurn(tx: Transaction, portalId: string, groupId: number, userId: number): Promise<void>
  tenantOf(portalId: string): Promise<Tenant>
  isOn(portalId: string): Promise<boolean>
  /** Whether requests that people and other programs make are triaged too. */
  takesOthers(portalId: string): Promise<boolean>
  /** When the rules take it that others fight over the responsible. */
  fightLimits(portalId: string): Promise<TugOfWarLimits>
  /** Who gets a request that a reply opened again. */
  reopenOwner(portalId: string): Promise<'keep' | 'route'>
  closedStages(tenant: Tenant): Promise<readonly string[]>
  isClosedStage(tenant: Tenant, stageId: string | null): Promise<boolean>
  /** The portal's categories by option. */
  namesOf(portalId: string): Promise<ReadonlyMap<string, string>>
  /** Of the letter that opened the request, else what the record and its timeline carry; null: the record is gone. */
  firstWords(tenant: Tenant, requestId: number, request: RequestFacts): Promise<FirstWords | null>
  requestOf(portalId: string, requestId: number): Promise<RequestFacts | null>
  /** Our number of the request; makes it one of ours. */
  requestIdOf(
    place: { portalId: string; entityTypeId: number; entityId: number },
    client: { contactId: number | null; companyId: number | null },
  ): Promise<number>
}
