import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals } from '@poryadok/prisma/scope'

export interface Watched {
  id: number
  portalId: string
  /** Where new letters come in. */
  folder: string
}

/**
 * Takes mailboxes that nobody watches, those with the latest letters first. A mailbox is one process's until `until`; two processes
 * that ask at once get different ones.
 */
export async function claimWatches(
  prisma: PrismaClient,
  { token, until, now, limit }: { token: string; until: Date; now: Date; limit: number },
): Promise<Watched[]> {
  const rows = await acrossPortals(
    () => prisma.$queryRaw<{ id: number; portal_id: string; folder: string | null }[]>`
      UPDATE mailbox SET watch_token = ${token}, watch_until = ${until} WHERE id IN (
        SELECT m.id FROM mailbox m
        WHERE m.active AND m.imap IS NOT NULL AND m.state = 'working' AND m.last_seen_at IS NOT NULL
          AND (m.watch_until IS NULL OR m.watch_until <= ${now})
        ORDER BY (SELECT max(f.last_letter_at) FROM mailbox_folder f WHERE f.mailbox_id = m.id) DESC NULLS LAST, m.id
        LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING id, portal_id, folders[1] AS folder`,
  )
  return rows.map((row) => ({ id: row.id, portalId: row.portal_id, folder: row.folder ?? 'INBOX' }))
}

/** Which mailboxes are still this process's: those that were changed, closed or stopped are not. */
export async function renewWatches(prisma: PrismaClient, token: string, until: Date): Promise<Set<number>> {
  const rows = await acrossPortals(
    () => prisma.$queryRaw<{ id: number }[]>`
      UPDATE mailbox SET watch_until = ${until} WHERE watch_token = ${token} AND active AND state = 'working' RETURNING id`,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Gives mailboxes back; nobody takes them before `notBefore`. */
export async function giveBack(prisma: PrismaClient, token: string, id: number | null, notBefore: Date): Promise<void> {
  const where = { watchToken: token, ...(id === null ? {} : { id }) }
  await acrossPortals(() => prisma.mailbox.updateMany({ where, data: { watchToken: null, watchUntil: notBefore } }))
}
