import type { Notices } from '../messages/index.ts'
import type { People } from '../people/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { PortalClient, Tenant } from '../portal/index.ts'
import type { CallCardSettings } from './declaration.ts'

/** A status of companies as rules and the panel need it. */
export interface KnownStatus {
  key: string
  name: string
  tone: string
  isProtected: boolean
}

/** A contact that no longer works for the companies that it left. */
export interface AwayContact {
  contactId: number
  since: Date
  companyIds: readonly number[]
  /** The contact that has taken over. */
  successorId: number | null
}

export interface CardDeps {
  db: Database
  clock: Clock
  portal: Pick<PortalClient, 'batch'>
  people: Pick<People, 'organisation' | 'chainOfHeads'>
  notices: Pick<Notices, 'send'>
  tenantOf(portalId: string): Promise<Tenant>
  /** Those of the contacts who no longer work. */
  away(portalId: string, contactIds: readonly number[]): Promise<AwayContact[]>
  settings(portalId: string): Promise<CallCardSettings>
  /** Field of companies that holds the status, the statuses, and which of them a value means. */
  statuses(portalId: string): Promise<{ field: string; known: KnownStatus[]; of(value: unknown): KnownStatus | null }>
}
