import type { Job } from '../../platform/jobs/job.ts'
import type { JobAgain } from '../../platform/jobs/create-jobs.ts'
import type { Logger } from '../../platform/log/logger.ts'
import type { Sealing } from '../../platform/secrets/sealing.ts'
import type { Notices } from '../../messages/index.ts'
import { imapAccountOf } from '../mailboxes/account-store.ts'
import { MailServerFault } from '../mailboxes/mail-server-fault.ts'
import { noteFailure, noteRead, readableMailbox, type ReadableMailbox } from '../mailboxes/reading-store.ts'
import { afterFailure } from '../mailboxes/rules/after-failure.ts'
import { LostCursor } from './cursor-store.ts'
import { dropTwins } from './mailbox-job-store.ts'
import { openImap, type ImapOptions } from './open-imap.ts'
import { readFolder, type FolderDeps } from './read-folder.ts'

export interface ReadDeps extends FolderDeps, ImapOptions {
  log: Logger
  sealing: Pick<Sealing, 'open'>
  notices: Pick<Notices, 'sendToAdministrators'>
}

/** How often a mailbox is looked at; where a process hears of new letters at once, only in case it missed one. */
const lookMs = 2 * 60_000
const watchedLookMs = 10 * 60_000

/**
 * Reads a mailbox once and says when to come again; nothing when it is not to be read any more. The job's lease lets one process
 * at a time read it; one that lost the lease loses the cursor too.
 */
export async function readMailbox(deps: ReadDeps, job: Job, signal: AbortSignal): Promise<JobAgain> {
  const { mailboxId } = job.payload as { mailboxId: number }
  const { prisma } = deps.db
  const limits = { largest: deps.largest, now: deps.clock.now() }
  const mailbox = job.portalId === null ? null : await readableMailbox(prisma, job.portalId, mailboxId, limits)
  if (!mailbox) return
  await dropTwins(prisma, job, limits.now)
  try {
    const lag = await visit(deps, mailbox, signal)
    await noteRead(prisma, mailbox, deps.clock.now())
    const pauseMs = lag > 0 ? 0 : mailbox.watched ? watchedLookMs : lookMs
    return { again: new Date(deps.clock.now().getTime() + pauseMs) }
  } catch (error) {
    if (error instanceof LostCursor) return { again: new Date(deps.clock.now().getTime() + lookMs) }
    if (error instanceof MailServerFault) return failed(deps, mailbox, error)
    throw error
  }
}

/** Every folder in its turn; one that is missing keeps no other from being read. Returns how many letters are left. */
async function visit(deps: ReadDeps, mailbox: ReadableMailbox, signal: AbortSignal): Promise<number> {
  const account = await imapAccountOf({ prisma: deps.db.prisma, sealing: deps.sealing }, mailbox.portalId, mailbox.id)
  if (!account) throw new MailServerFault('password-missing')
  const client = await openImap(account, deps)
  const missing: MailServerFault[] = []
  let left = 0
  try {
    for (const folder of mailbox.folders) {
      if (signal.aborted) break
      try {
        left += (await readFolder(deps, client, mailbox, folder, signal)).lag
      } catch (error) {
        if (!(error instanceof MailServerFault) || error.fault !== 'folder') throw error
        missing.push(error)
      }
    }
    await client.logout().catch(() => {})
  } finally {
    client.close()
  }
  const [first] = missing
  if (first) throw first
  return left
}

async function failed(deps: ReadDeps, mailbox: ReadableMailbox, error: MailServerFault): Promise<JobAgain> {
  const { fault, detail } = error
  const now = deps.clock.now()
  const failures = mailbox.failures + 1
  const { state, again, tell } = afterFailure({ fault, before: mailbox.fault, failures }, now)
  await noteFailure(deps.db.prisma, mailbox, { fault, detail, state }, now)
  deps.log.warn({ mailboxId: mailbox.id, fault, failures, state }, 'mailbox not read')
  const { portalId, id, address } = mailbox
  if (tell)
    await deps.notices.sendToAdministrators({
      portalId,
      kind: state === 'stopped' ? 'mailbox.stopped' : 'mailbox.failing',
      params: { address, since: (mailbox.failingSince ?? now).toISOString(), fault, detail },
      once: `mailbox:${id}`,
    })
  return again === null ? undefined : { again }
}
