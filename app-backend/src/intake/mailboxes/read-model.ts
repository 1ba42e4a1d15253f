import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { senderAccount, serverAccount, type MailboxView } from './contract.ts'
import { faultOf } from './reading-store.ts'

const mb = 1024 * 1024

/** Mailboxes of the portal with what came to them; closed ones are shown while they have letters. Three queries. */
export async function readMailboxes(prisma: PrismaClient, portalId: string): Promise<MailboxView[]> {
  const rows = await prisma.mailbox.findMany({
    where: { portalId },
    include: { cursors: true },
    orderBy: { id: 'asc' },
  })
  const totals = await prisma.letter.groupBy({
    by: ['mailboxId'],
    where: { portalId },
    _count: { _all: true },
    _max: { receivedAt: true },
  })
  const byMailbox = new Map(totals.map((total) => [total.mailboxId, total]))
  return rows.map((row) => ({
    ...settingsOf(row),
    id: row.id,
    active: row.active,
    revision: row.revision,
    createdAt: row.createdAt.toISOString(),
    hasImapPassword: row.imapPassword !== null,
    hasSmtpPassword: row.smtpPassword !== null,
    lastLetterAt: byMailbox.get(row.id)?._max.receivedAt?.toISOString() ?? null,
    letterCount: byMailbox.get(row.id)?._count._all ?? 0,
    health: healthOf(row),
  }))
}

type Row = Prisma.MailboxGetPayload<{ include: { cursors: true } }>

function settingsOf(row: Row) {
  const { address, name, departmentId, defaultUserId, aliases, folders, markSeen, keepSent, maxBytes } = row
  return {
    address,
    name,
    departmentId,
    defaultUserId,
    aliases,
    folders,
    markSeen,
    keepSent,
    purpose: row.purpose === 'cards' ? ('cards' as const) : ('requests' as const),
    imap: serverAccount.safeParse(row.imap).data ?? null,
    smtp: senderAccount.safeParse(row.smtp).data ?? null,
    fromWhen: row.fromWhen?.toISOString() ?? null,
    maxMb: maxBytes === null ? null : Math.floor(maxBytes / mb),
  }
}

function healthOf(row: Row): MailboxView['health'] {
  const { detail = '' } = (row.lastError ?? {}) as { detail?: string }
  return {
    state: stateOf(row),
    lag: row.cursors.filter(({ folder }) => row.folders.includes(folder)).reduce((sum, { lag }) => sum + lag, 0),
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    failingSince: row.failingSince?.toISOString() ?? null,
    fault: faultOf(row.lastError),
    detail,
  }
}

function stateOf({ active, imap, state, lastSeenAt }: Row): MailboxView['health']['state'] {
  if (!active) return 'closed'
  if (imap === null) return 'door'
  if (state === 'failing' || state === 'stopped') return state
  return lastSeenAt === null ? 'new' : 'working'
}
