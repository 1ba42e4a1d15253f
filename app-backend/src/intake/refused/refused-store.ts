import type { PrismaClient } from '@poryadok/prisma'

export interface RefusedLetterLine {
  /** Address of the writer; of the envelope where the letter itself was not read. */
  from: string
  sizeMb: number
}

const mb = 1024 * 1024
/** More are no news for a person. */
const most = 1_000

/** Letters that were refused for their size since then, the largest first. */
export async function refusedSince(prisma: PrismaClient, portalId: string, since: Date): Promise<RefusedLetterLine[]> {
  const rows = await prisma.letter.findMany({
    where: { portalId, outcome: 'refused', handledAt: { gte: since } },
    select: { fromAddress: true, envelopeFrom: true, sizeBytes: true },
    orderBy: [{ sizeBytes: 'desc' }, { id: 'asc' }],
    take: most,
  })
  return rows.map(({ fromAddress, envelopeFrom, sizeBytes }) => ({
    from: fromAddress || envelopeFrom || '—',
    sizeMb: Math.ceil(sizeBytes / mb),
  }))
}
