import type { CategoryKind } from '../categorization/index.ts'
import type { DeadlineKind } from '../deadlines/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Tenant } from '../portal/index.ts'
import type { RuleSets } from '../rule-sets/index.ts'

/** The first letter of a request, as the rules read it. */
export interface FirstLetter {
  letterId: number
  subject: string
  /** The sender's own words: quoted history and signature cut off. */
  body: string
  receivedAt: Date
}

export interface TriageDeps {
  db: Database
  clock: Clock
  ruleSets: Pick<RuleSets, 'decide' | 'apply'>
  category: CategoryKind
  deadline: DeadlineKind
  tenantOf(portalId: string): Promise<Tenant>
  isOn(portalId: string): Promise<boolean>
  /** The portal's categories by option. */
  namesOf(portalId: string): Promise<ReadonlyMap<string, string>>
  /** Null: the request was not born of a letter. */
  firstLetter(portalId: string, requestId: number): Promise<FirstLetter | null>
  requestOf(
    portalId: string,
    requestId: number,
  ): Promise<{ entityTypeId: number; entityId: number; deleted: boolean } | null>
}
