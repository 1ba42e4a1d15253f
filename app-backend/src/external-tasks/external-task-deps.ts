import type { recordDecisions } from '../audit/index.ts'
import type { Clock } from '../platform/clock/clock.ts'
import type { Database } from '../platform/db/database.ts'
import type { Jobs } from '../platform/jobs/create-jobs.ts'
import type { Notices } from '../messages/index.ts'
import type { DownloadFile, PortalClient, Tenant, Writes } from '../portal/index.ts'
import type { RequestStore } from '../requests/index.ts'
import type { ExternalTaskSettings } from './declaration.ts'
import type { ExternalTaskStore, Tx } from './store.ts'

/** A letter to a performer as whoever sends letters of a request takes it. */
export interface PerformerLetter {
  portalId: string
  requestId: number
  userId: number | null
  thread: { kind: 'task'; taskId: number }
  key: string
  to: string[]
  subject: string
  text: string
  /** Ids of stored files. */
  files: string[]
  /** Ids without brackets, oldest first; null begins the thread. */
  inReplyTo: { messageId: string; references: readonly string[] } | null
}

/** Sends once by key; null when a letter with this key is there already. `within` belongs to the commit that keeps the letter. */
export type SendToPerformer = (
  letter: PerformerLetter,
  within: (tx: Tx, kept: { id: number; messageId: string }) => Promise<void>,
) => Promise<{ withheld: boolean } | null>

export interface ExternalTaskDeps {
  db: Pick<Database, 'prisma'>
  clock: Clock
  portal: PortalClient
  store: ExternalTaskStore
  requests: Pick<RequestStore, 'byId' | 'idOf' | 'remember'>
  writes: Pick<Writes, 'plan' | 'once'>
  notices: Pick<Notices, 'send'>
  addJob: Jobs['add']
  recordDecisions: typeof recordDecisions
  tenantOf(portalId: string): Promise<Tenant>
  settings(portalId: string): Promise<ExternalTaskSettings>
  /** Intake addresses of the portal with their aliases, lower case. */
  ownAddresses(portalId: string): Promise<readonly string[]>
  /** Names of stored files, in their order; one that is gone is left out. */
  fileNames(portalId: string, ids: readonly string[]): Promise<{ id: string; name: string; sizeBytes: number }[]>
  download: DownloadFile
  /** Keeps a copy of a file that goes out with a letter of the request; its id. */
  keepFile(portalId: string, requestId: number, name: string, content: Uint8Array): Promise<string>
  send: SendToPerformer
  /** The request changed: open screens may look. */
  announce(portalId: string, requestId: number): Promise<void>
}

export const queues = {
  look: 'external-tasks.look',
  send: 'external-tasks.send',
  say: 'external-tasks.say',
  attach: 'external-tasks.attach',
  tell: 'external-tasks.tell',
  remind: 'external-tasks.remind',
  bind: 'external-tasks.bind',
} as const
/** Jobs of one portal that touch its external tasks run one at a time. */
export const jobKey = 'external-tasks'
