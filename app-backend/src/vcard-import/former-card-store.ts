import type { PrismaClient } from '@poryadok/prisma'
import type { CardData } from './rules/card-data.ts'
import type { FormerCard } from './rules/former-card.ts'

/** States in which a card stands in its contact; one that was taken back stands nowhere. */
const written = { in: ['created', 'updated', 'same'] }
const columns = { uid: true, contactId: true, companyId: true, card: true } as const

interface Row {
  contactId: number | null
  companyId: number | null
  card: unknown
}
const formerOf = ({ contactId, companyId, card }: Row): FormerCard | null =>
  contactId === null ? null : { contactId, companyId, card: card as CardData }

/** Of earlier letters: the last card with each of these UIDs. Where a person decided on one, that decision is the last. */
export async function formersByUid(
  prisma: Pick<PrismaClient, 'visitingCard'>,
  portalId: string,
  importId: number,
  uids: readonly string[],
): Promise<Map<string, FormerCard>> {
  const asked = uids.filter((uid) => uid !== '')
  if (asked.length === 0) return new Map()
  const rows = await prisma.visitingCard.findMany({
    where: { portalId, importId: { lt: importId }, uid: { in: asked }, state: written, contactId: { not: null } },
    select: columns,
    distinct: ['uid'],
    orderBy: [{ decidedAt: { sort: 'desc', nulls: 'last' } }, { id: 'desc' }],
  })
  return new Map(rows.flatMap((row) => pair(row.uid, formerOf(row))))
}

/** Of earlier letters: the last card that was written into each of these contacts. */
export async function formersByContact(
  prisma: Pick<PrismaClient, 'visitingCard'>,
  portalId: string,
  importId: number,
  contactIds: readonly number[],
): Promise<Map<number, FormerCard>> {
  if (contactIds.length === 0) return new Map()
  const rows = await prisma.visitingCard.findMany({
    where: { portalId, importId: { lt: importId }, contactId: { in: [...contactIds] }, state: written },
    select: columns,
    distinct: ['contactId'],
    orderBy: { id: 'desc' },
  })
  return new Map(rows.flatMap((row) => pair(row.contactId ?? 0, formerOf(row))))
}

const pair = <Key>(key: Key, former: FormerCard | null): [Key, FormerCard][] => (former ? [[key, former]] : [])
