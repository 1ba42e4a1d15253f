import type { PrismaClient } from '@poryadok/prisma'
import { z } from 'zod'
import type { CardChange } from '../card/contract.ts'

const shownAtOnce = 50
const known = z.record(z.string(), z.unknown())
const made = z.array(z.object({ record: z.string(), before: known, after: known }))
const told = z
  .object({ body: z.object({ operator: z.string().catch(''), channel: z.string().catch('') }) })
  .catch({ body: { operator: '', channel: '' } })

/** What calls have done to one record (`deal:12`), the newest first; what a sandbox key pretended is not among it. */
export async function readRecordChanges(
  prisma: PrismaClient,
  portalId: string,
  record: string,
): Promise<{ changes: Omit<CardChange, 'titles'>[]; more: boolean }> {
  const rows = await prisma.apiCall.findMany({
    where: { portalId, state: 'done', sandbox: false, marks: { has: record }, NOT: { changes: { equals: [] } } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: shownAtOnce + 1,
  })
  const changes = rows.slice(0, shownAtOnce).flatMap((row) =>
    made
      .parse(row.changes)
      .filter((one) => one.record === record)
      .map(({ before, after }) => ({
        id: row.id,
        at: row.at.toISOString(),
        operation: row.operation,
        client: row.client,
        ...told.parse(row.input).body,
        before,
        after,
      })),
  )
  return { changes, more: rows.length > shownAtOnce }
}
