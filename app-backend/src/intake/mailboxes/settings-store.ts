import { Prisma, type PrismaClient } from '@poryadok/prisma'
import { AppError } from '../../platform/errors/app-error.ts'
import type { Sealing } from '../../platform/secrets/sealing.ts'
import { mailboxKey } from '../mailbox-store.ts'
import { passwordOf } from './account-store.ts'
import type { AddMailboxBody, SaveMailboxBody, ServerAccount } from './contract.ts'

export interface SettingsDeps {
  prisma: PrismaClient
  sealing: Pick<Sealing, 'seal'>
}

type Row = Prisma.MailboxGetPayload<object>

const mb = 1024 * 1024
/** A mailbox whose settings changed is tried anew. */
const fresh = {
  state: 'working',
  failures: 0,
  failingSince: null,
  lastError: Prisma.DbNull,
  watchToken: null,
  watchUntil: null,
}

/**
 * Starts to take letters in at an address; one that was closed in the same portal is opened again, under new settings. Returns its id.
 * @throws AppError `input.invalid`, `mailbox.taken`, `mailbox.no-password`
 */
export async function addMailbox(
  { prisma, sealing }: SettingsDeps,
  portalId: string,
  body: AddMailboxBody,
  now: Date,
): Promise<number> {
  const address = keyOf(body.address)
  const closed = await prisma.mailbox.findFirst({ where: { portalId, address, active: false } })
  const data = { ...settingsOf(sealing, body, closed), ...fresh, active: true, address }
  if (closed) {
    await prisma.mailbox.updateMany({
      where: { portalId, id: closed.id },
      data: { ...data, revision: { increment: 1 } },
    })
    return closed.id
  }
  const made = await prisma.mailbox.createMany({ data: [{ ...data, portalId, createdAt: now }], skipDuplicates: true })
  if (made.count === 0) throw new AppError('mailbox.taken', { params: { address } })
  return (await prisma.mailbox.findFirstOrThrow({ where: { portalId, address }, select: { id: true } })).id
}

/**
 * Writes the settings of a mailbox, on the revision that the person saw. A change is tried at once.
 * @throws AppError `input.invalid`, `mailbox.not-found`, `mailbox.conflict`, `mailbox.taken`, `mailbox.no-password`
 */
export async function saveMailbox(
  { prisma, sealing }: SettingsDeps,
  portalId: string,
  id: number,
  { revision, ...body }: SaveMailboxBody,
): Promise<void> {
  const before = await activeRow(prisma, portalId, id)
  const address = keyOf(body.address)
  const data = { ...settingsOf(sealing, body, before), ...fresh, address, revision: { increment: 1 } }
  try {
    await prisma.$transaction(async (tx) => {
      const { count } = await tx.mailbox.updateMany({ where: { portalId, id, active: true, revision }, data })
      if (count === 0) throw new AppError('mailbox.conflict')
      await restart(tx, before, data.imap === Prisma.DbNull ? null : body.imap, body)
    })
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw new AppError('mailbox.taken', { params: { address }, cause: error })
    throw error
  }
}

/** UIDs of another server, or another sign-in, mean nothing; an earlier start needs what was passed over. */
async function restart(tx: Prisma.TransactionClient, before: Row, imap: ServerAccount | null, body: AddMailboxBody) {
  const { id: mailboxId, fromWhen, createdAt } = before
  if (imap && !sameServer(before.imap, imap)) await tx.mailboxFolder.deleteMany({ where: { mailboxId } })
  else if ((startOf(body) ?? createdAt) < (fromWhen ?? createdAt))
    await tx.$executeRaw`
      UPDATE mailbox_folder SET known_to = GREATEST(known_to, last_uid), last_uid = 0 WHERE mailbox_id = ${mailboxId}`
}

/** A person mended the cause: the mailbox is read again. Throws AppError `mailbox.not-found`. */
export async function startMailbox(prisma: PrismaClient, portalId: string, id: number): Promise<void> {
  const { count } = await prisma.mailbox.updateMany({ where: { portalId, id, active: true }, data: fresh })
  if (count === 0) throw new AppError('mailbox.not-found')
}

/** Stops to take letters in. Its letters stay, its passwords go; an address that never had one is free for any portal again. */
export async function closeMailbox(prisma: PrismaClient, portalId: string, id: number): Promise<{ address: string }> {
  const { address } = await activeRow(prisma, portalId, id)
  const empty = await prisma.mailbox.deleteMany({ where: { portalId, id, letters: { none: {} } } })
  if (empty.count === 0)
    await prisma.mailbox.updateMany({
      where: { portalId, id },
      data: { active: false, imapPassword: null, smtpPassword: null, revision: { increment: 1 } },
    })
  return { address }
}

async function activeRow(prisma: PrismaClient, portalId: string, id: number): Promise<Row> {
  const row = await prisma.mailbox.findFirst({ where: { portalId, id, active: true } })
  if (!row) throw new AppError('mailbox.not-found')
  return row
}

function settingsOf(sealing: SettingsDeps['sealing'], body: AddMailboxBody, before: Row | null) {
  const { name, purpose, departmentId, defaultUserId, folders, maxMb, markSeen, keepSent } = body
  return {
    name,
    purpose,
    departmentId,
    // Requests are never ignored for want of a person.
    defaultUserId: body.purpose === 'requests' ? defaultUserId || null : defaultUserId,
    folders,
    markSeen,
    keepSent: keepSent && body.imap !== null,
    aliases: [...new Set(body.aliases.map(keyOf))],
    fromWhen: startOf(body),
    maxBytes: maxMb === null ? null : maxMb * mb,
    imap: body.imap ?? Prisma.DbNull,
    smtp: body.smtp ?? Prisma.DbNull,
    imapPassword: passwordFor('imap', sealing, body, before),
    smtpPassword: passwordFor('smtp', sealing, body, before),
  }
}

const startOf = ({ fromWhen }: AddMailboxBody) => (fromWhen === null ? null : new Date(fromWhen))

/** A stored password goes to the server and the login that it was given for, and to no other. */
function passwordFor(
  kind: 'imap' | 'smtp',
  sealing: SettingsDeps['sealing'],
  body: AddMailboxBody,
  before: Row | null,
): string | null {
  const account = body[kind]
  const given = body[`${kind}Password`]
  if (!account) return null
  if (given !== undefined) return sealing.seal(given, passwordOf[kind])
  const kept = before && sameServer(before[kind], account) ? before[`${kind}Password`] : null
  // A sender in the operator's own network may take letters without a sign-in.
  if (kept === null && (kind === 'imap' || account.login !== ''))
    throw new AppError('mailbox.no-password', { params: { host: account.host } })
  return kept
}

function sameServer(before: unknown, { host, login }: ServerAccount): boolean {
  const known = before as Partial<ServerAccount> | null
  return known?.host === host && known.login === login
}

function keyOf(address: string): string {
  const key = mailboxKey(address)
  if (key === null) throw new AppError('input.invalid', { params: { detail: `address: ${address}` } })
  return key
}
