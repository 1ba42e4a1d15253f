import type { Clock } from '../platform/clock/clock.ts'
import type { Files } from '../platform/files/create-files.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { ParsedLetter } from '../intake/index.ts'
import type { LetterState, Outgoing } from '../messages/index.ts'
import type { PortalClient, Tenant, WriteOnce } from '../portal/index.ts'
import type { DetailsDeps, RequestStore } from '../requests/index.ts'
import type { SendingTokens } from '../threading/index.ts'
import type { CorrespondenceSettings } from './declaration.ts'
import type { DraftStore } from './draft-store.ts'
import type { ConversationLive } from './live.ts'
import type { PresenceStore } from './presence-store.ts'
import type { CorrespondenceStore } from './store.ts'
import type { TemplateStore } from './templates/template-store.ts'

/** What the conversation, the answers and the acknowledgement are made with. */
export interface CorrespondenceDeps {
  portal: PortalClient
  details: DetailsDeps
  requests: RequestStore
  store: CorrespondenceStore
  drafts: DraftStore
  presence: PresenceStore
  templates: TemplateStore
  outgoing: Outgoing
  tokens: SendingTokens
  files: Files
  live: ConversationLive
  writeOnce: WriteOnce
  addJob: Jobs['add']
  clock: Clock
  tenantOf(portalId: string): Promise<Tenant>
  settings(portalId: string): Promise<CorrespondenceSettings>
  isOn(portalId: string): Promise<boolean>
  /** Tasks for performers outside are switched on. */
  assigns(portalId: string): Promise<boolean>
  /** Names of the portal's people by their ids. */
  namesOf(portalId: string): Promise<ReadonlyMap<number, string>>
  /** Addresses and aliases of all mailboxes. */
  ownAddresses(portalId: string): Promise<string[]>
  /** Tells addresses of employees; lower case. */
  staffOf(portalId: string): Promise<(address: string) => boolean>
  /** A letter that came in, read out of its stored bytes; throws `letter.not-found`. */
  readLetter(portalId: string, letterId: number): Promise<ParsedLetter>
  bouncedAddresses(portalId: string, requestId: number): Promise<Bounced[]>
}

export interface Bounced {
  address: string
  kind: string
  detail: string
  taskId: number | null
  at: Date
}

export type { LetterState }
