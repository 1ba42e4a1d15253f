import type { PrismaClient } from '@poryadok/prisma'
import { AppError } from '../platform/errors/app-error.ts'
import type { Database } from '../platform/db/database.ts'
import { sendAgain } from './quarantine/quarantine-store.ts'

/** The letter byte for byte. Throws `letter.not-found` for another portal's, and for one whose bytes were never kept. */
export async function readRaw(prisma: PrismaClient, portalId: string, id: number): Promise<Uint8Array> {
  const [row] = await prisma.$queryRaw<{ raw: Uint8Array }[]>`
    SELECT r.raw FROM letter_raw r JOIN letter l ON l.id = r.letter_id WHERE l.id = ${id} AND l.portal_id = ${portalId}::uuid`
  if (!row) throw new AppError('letter.not-found')
  return row.raw
}

/** The request in which the letter stands. Throws `letter.not-found` when there is none. */
export async function requestOfLetter(prisma: PrismaClient, portalId: string, id: number): Promise<number> {
  const row = await prisma.letter.findFirst({ where: { id, portalId }, select: { requestId: true } })
  if (!row?.requestId) throw new AppError('letter.not-found')
  return row.requestId
}

/** Sends a letter through the normal way again: one in quarantine, or one that was passed over. */
export async function retryLetter(db: Database, portalId: string, id: number, now: Date): Promise<void> {
  const again = await sendAgain(db.prisma, { portalId, ids: [id], outcomes: ['quarantined', 'ignored'], now })
  if (again.length === 0) {
    const exists = await db.prisma.letter.count({ where: { id, portalId } })
    throw new AppError(exists > 0 ? 'letter.not-quarantined' : 'letter.not-found')
  }
  await db.notify('letters', '')
}
