import { Prisma, type PrismaClient } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'
import { mailFault, serverAccount, type MailFault } from './contract.ts'
import type { AfterFailure } from './rules/after-failure.ts'

/** What reading a mailbox needs to know of it. */
export interface ReadableMailbox {
  id: number
  portalId: string
  address: string
  /** Letters of clients, or visiting cards. */
  purpose: string
  /** Of the portal. */
  language: string
  folders: string[]
  /** Letters that the server got before are left alone. */
  fromWhen: Date
  /** Largest letter taken in, bytes. */
  maxBytes: number
  markSeen: boolean
  failures: number
  fault: MailFault | null
  failingSince: Date | null
  /** A process hears of new letters at once. */
  watched: boolean
}

/** The mailbox, when it is one that is to be read now; null otherwise. */
export async function readableMailbox(
  prisma: PrismaClient,
  portalId: string,
  id: number,
  { largest, now }: { largest: number; now: Date },
): Promise<ReadableMailbox | null> {
  const where = { portalId, id, active: true, state: { not: 'stopped' }, portal: { state: { not: 'uninstalled' } } }
  const row = await prisma.mailbox.findFirst({ where, include: { portal: { select: { language: true } } } })
  if (!row || !serverAccount.safeParse(row.imap).success) return null
  return {
    id,
    portalId,
    address: row.address,
    purpose: row.purpose,
    language: row.portal.language,
    folders: row.folders,
    fromWhen: row.fromWhen ?? row.createdAt,
    maxBytes: Math.min(row.maxBytes ?? largest, largest),
    markSeen: row.markSeen,
    failures: row.failures,
    fault: faultOf(row.lastError),
    failingSince: row.failingSince,
    watched: row.watchToken !== null && row.watchUntil !== null && row.watchUntil > now,
  }
}

export function faultOf(lastError: unknown): MailFault | null {
  const fault = mailFault.safeParse((lastError as { fault?: unknown } | null)?.fault)
  return fault.success ? fault.data : null
}

/** The mailbox was read to the end. */
export async function noteRead(prisma: PrismaClient, { portalId, id }: ReadableMailbox, now: Date): Promise<void> {
  const data = { state: 'working', failures: 0, failingSince: null, lastError: Prisma.DbNull, lastSeenAt: now }
  await prisma.mailbox.updateMany({ where: { portalId, id, state: { not: 'stopped' } }, data })
}

/** The mailbox could not be read. */
export async function noteFailure(
  prisma: PrismaClient,
  { portalId, id, failures, failingSince }: ReadableMailbox,
  { fault, detail, state }: Pick<AfterFailure, 'state'> & { fault: MailFault; detail: string },
  now: Date,
): Promise<void> {
  const data = { state, failures: failures + 1, failingSince: failingSince ?? now, lastError: { fault, detail } }
  await prisma.mailbox.updateMany({ where: { portalId, id }, data })
}

/** Every mailbox that is to be read, whosever. */
export function readableMailboxes(prisma: PrismaClient): Promise<{ id: number; portalId: string }[]> {
  const where = { active: true, state: { not: 'stopped' }, imap: { not: Prisma.DbNull } }
  return acrossPortals(() => prisma.mailbox.findMany({ where, select: { id: true, portalId: true } }))
}
