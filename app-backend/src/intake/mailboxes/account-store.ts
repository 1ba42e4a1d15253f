import type { PrismaClient } from '@poryadok/prisma'
import type { Sealing } from '../../platform/secrets/sealing.ts'
import { senderAccount, serverAccount, type SenderAccount, type ServerAccount } from './contract.ts'

export interface WithPassword<Account> {
  account: Account
  password: string | null
}

export interface AccountDeps {
  prisma: PrismaClient
  sealing: Pick<Sealing, 'open'>
}

/** What a sealed password is bound to. */
export const passwordOf = { imap: 'mailbox.imap', smtp: 'mailbox.smtp' } as const

/** From where the mailbox is read; null = its letters come to the door. */
export async function imapAccountOf(
  { prisma, sealing }: AccountDeps,
  portalId: string,
  mailboxId: number,
): Promise<WithPassword<ServerAccount> | null> {
  const where = { portalId, id: mailboxId }
  const row = await prisma.mailbox.findFirst({ where, select: { imap: true, imapPassword: true } })
  const account = serverAccount.safeParse(row?.imap)
  if (!row || !account.success) return null
  const password = row.imapPassword === null ? null : sealing.open(row.imapPassword, passwordOf.imap)
  return { account: account.data, password }
}

/** By which server letters of the mailbox's requests go out; null = by the portal's account. */
export async function smtpAccountOf(
  { prisma, sealing }: AccountDeps,
  portalId: string,
  mailboxId: number,
): Promise<WithPassword<SenderAccount> | null> {
  const where = { portalId, id: mailboxId }
  const row = await prisma.mailbox.findFirst({ where, select: { smtp: true, smtpPassword: true } })
  const account = senderAccount.safeParse(row?.smtp)
  if (!row || !account.success) return null
  const password = row.smtpPassword === null ? null : sealing.open(row.smtpPassword, passwordOf.smtp)
  return { account: account.data, password }
}

/** Whether our letters are put among the sent ones of the mailbox; null = it is not read by IMAP, or not now. */
export async function sentSettingsOf(
  prisma: PrismaClient,
  portalId: string,
  id: number,
): Promise<{ keepSent: boolean } | null> {
  const where = { portalId, id, active: true, state: { not: 'stopped' } }
  const row = await prisma.mailbox.findFirst({ where, select: { imap: true, keepSent: true } })
  return row?.imap ? { keepSent: row.keepSent } : null
}
