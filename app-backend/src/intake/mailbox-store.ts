import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'
import { domainToUnicode } from 'node:url'
import { emailKey } from '../kernel/email.ts'
import { withoutTag } from '../threading/index.ts'

export interface MailboxRef {
  id: number
  portalId: string
}

/** An intake address as it is kept: lower case, the domain in its readable form, as the SMTP server reports it. */
export function mailboxKey(address: string): string | null {
  const key = emailKey(address)
  if (key === null) return null
  const [local = '', domain = ''] = key.split('@')
  return `${local}@${domainToUnicode(domain) || domain}`
}

/** The mailbox that takes in letters for this address now; null when none does. */
export async function activeMailbox(prisma: PrismaClient, address: string): Promise<MailboxRef | null> {
  const key = mailboxKey(withoutTag(address))
  if (key === null) return null
  const where = { address: key, active: true, portal: { state: { not: 'uninstalled' } } }
  return acrossPortals(() => prisma.mailbox.findFirst({ where, select: { id: true, portalId: true } }))
}

/** Every mailbox the portal has or had. */
export const portalMailboxes = (prisma: PrismaClient, portalId: string) =>
  prisma.mailbox.findMany({
    where: { portalId },
    select: { id: true, address: true, aliases: true, purpose: true, departmentId: true },
  })

export const addressesOf = (mailboxes: readonly { address: string; aliases: readonly string[] }[]): string[] =>
  mailboxes.flatMap(({ address, aliases }) => [address, ...aliases])

/** Every intake address the portal has or had, aliases included: letters from them are our own. */
export const ownAddresses = async (prisma: PrismaClient, portalId: string): Promise<string[]> =>
  addressesOf(await portalMailboxes(prisma, portalId))

/** Is it an address, or an alias, at which the portal takes letters in or did? */
export async function isOwnAddress(prisma: PrismaClient, portalId: string, address: string): Promise<boolean> {
  const key = mailboxKey(address)
  return key !== null && (await ownAddresses(prisma, portalId)).includes(key)
}

/** Who answers for letters that no rule gives to somebody; 0 = such letters are ignored. */
export async function mailboxDefaultUser(prisma: PrismaClient, portalId: string, mailboxId: number): Promise<number> {
  const row = await prisma.mailbox.findFirst({ where: { portalId, id: mailboxId }, select: { defaultUserId: true } })
  return row?.defaultUserId ?? 0
}

/** What the mailbox of a letter says of whose its letters are; 0 and null = nobody is named. */
export async function mailboxOfLetter(
  prisma: PrismaClient,
  portalId: string,
  letterId: number,
): Promise<{ address: string; defaultUserId: number } | null> {
  const select = { mailbox: { select: { address: true, defaultUserId: true } } }
  const row = await prisma.letter.findFirst({ where: { portalId, id: letterId }, select })
  return row && { address: row.mailbox.address, defaultUserId: row.mailbox.defaultUserId ?? 0 }
}

/** The mailbox whose letter opened the record, with its department; null: no letter did. */
export async function mailboxOfRequest(
  prisma: PrismaClient,
  portalId: string,
  record: { entityTypeId: number; entityId: number },
): Promise<{ id: number; departmentId: number | null } | null> {
  const where = { portalId, outcome: 'created', request: record }
  const select = { mailbox: { select: { id: true, departmentId: true } } }
  return (await prisma.letter.findFirst({ where, select, orderBy: { id: 'asc' } }))?.mailbox ?? null
}

/** The portal's oldest active intake address, null when it has none. */
export async function mailboxOf(prisma: PrismaClient, portalId: string): Promise<string | null> {
  const row = await prisma.mailbox.findFirst({
    where: { portalId, active: true },
    orderBy: { id: 'asc' },
    select: { address: true },
  })
  return row?.address ?? null
}

/** Addresses at which the portal takes letters in, to be chosen from. */
export const mailboxChoices = (prisma: PrismaClient, portalId: string): Promise<{ id: number; address: string }[]> =>
  prisma.mailbox.findMany({ where: { portalId }, select: { id: true, address: true }, orderBy: { address: 'asc' } })
