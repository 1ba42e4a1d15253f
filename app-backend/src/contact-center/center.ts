import type { Database } from '../platform/db/database.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Files } from '../platform/files/create-files.ts'
import type { Logger } from '../platform/log/logger.ts'
import type { Actor, Person, PortalClient, Tenant, WriteOnce } from '../portal/index.ts'
import type { CenterMaps } from './contract.ts'
import type { CenterSettings } from './declaration.ts'
import type { Directories, Directory } from './directories.ts'
import type { FetchRecord } from './calls/fetch-record.ts'
import type { Locks } from './lock-store.ts'

/** What the operations stand on. */
export interface CenterDeps {
  db: Pick<Database, 'prisma'>
  clock: Clock
  log: Logger
  portal: PortalClient
  writeOnce: WriteOnce
  remember(portalId: string, entityTypeId: number, item: unknown): Promise<void>
  peopleOf(tenant: Tenant): Promise<Person[]>
  directories: Directories
  locks: Locks
  files: Pick<Files, 'save' | 'find' | 'read' | 'drop'>
  fetchRecord: FetchRecord
}

export interface RecordChanged {
  /** `deal:12` */
  record: string
  before: Record<string, unknown>
  after: Record<string, unknown>
}

/** One call of the contact centre under way: whose it is, and what it leaves in the journal. */
export interface Center {
  deps: CenterDeps
  tenant: Tenant
  actor: Actor
  client: string
  /** Names the call's writes for ever: a repetition of the call repeats none of them. */
  callId: string
  sandbox: boolean
  maps: CenterMaps
  settings: CenterSettings
  directory(): Promise<Directory>
  /** What the journal finds the call by. */
  marks: Set<string>
  changes: RecordChanged[]
}

/** How the portal knows the records that a client's `externalId` names. */
export const originatorOf = (client: string): string => `cc.${client}`
