import type { Clock } from '../platform/clock/clock.ts'
import type { Files } from '../platform/files/create-files.ts'
import type { Database } from '../platform/db/database.ts'
import type { JobQueue, Jobs } from '../platform/jobs/create-jobs.ts'
import type { Sealing } from '../platform/secrets/sealing.ts'
import type { People } from '../people/index.ts'
import type { KnownAdministrators, PortalClient, TenantStore } from '../portal/index.ts'
import { createMailAccountStore } from './mail/account-store.ts'
import { createOutgoing, type SendingAccount } from './mail/create-outgoing.ts'
import { createOutgoingStore } from './mail/outgoing-store.ts'
import type { SentFolder } from './mail/sent-copies.ts'
import { createNotices, noticeQueue } from './notices/create-notices.ts'
import { createNoticeStore } from './notices/notice-store.ts'
import { sendDue } from './notices/send-due.ts'
import { createPreferenceStore } from './preferences-store.ts'

export interface MessageDeps {
  db: Pick<Database, 'prisma'>
  clock: Clock
  sealing: Sealing
  portal: Pick<PortalClient, 'batch'>
  people: Pick<People, 'person' | 'presentHead'>
  administrators: KnownAdministrators
  tenants: TenantStore
  jobs: Pick<Jobs, 'add'>
  /** Mail servers (host or host:port) in private networks that may be called. */
  privateHosts: readonly string[]
  isOwnAddress(portalId: string, address: string): Promise<boolean>
  /** The account by which letters of a mailbox's requests go out; null where it has none. */
  mailboxAccount(portalId: string, mailboxId: number): Promise<SendingAccount | null>
  files: Pick<Files, 'read'>
  /** Where mailboxes keep what was sent. */
  sent: SentFolder
}

/** Notices under the portal's bell and letters that go out; `queues` are what its jobs are done by. */
export function createMessages(deps: MessageDeps) {
  const { db, clock, sealing, tenants } = deps
  const preferences = createPreferenceStore(db.prisma)
  const noticeDeps = { ...deps, store: createNoticeStore(db.prisma), preferences }
  const notices = createNotices(noticeDeps)
  const accounts = createMailAccountStore(db.prisma, sealing, clock)
  const letters = createOutgoingStore(db.prisma)
  const outgoing = createOutgoing({ ...deps, store: letters, accounts, notices })
  const queues: Record<string, JobQueue> = {
    [noticeQueue]: {
      async handler({ portalId }) {
        const tenant = portalId === null ? null : await tenants.byId(portalId)
        if (tenant?.state === 'active') return sendDue({ ...noticeDeps, notices }, tenant)
      },
    },
    ...outgoing.queues,
  }
  return { notices, preferences, outgoing, letters, accounts, queues }
}
export type Messages = ReturnType<typeof createMessages>
