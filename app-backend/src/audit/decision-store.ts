import type { Prisma } from '@poryadok/prisma'
import type { Reason } from '../kernel/reason.ts'

export interface DecisionRow {
  portalId: string
  /** Which rule decided: 'thread', 'client', 'intake' ... */
  kind: string
  letterId?: number
  requestId?: number
  outcome: string
  because: Reason[]
  decidedAt: Date
}

/** Keeps decisions with their reasons, in the transaction of their effect: one is never there without the other. */
export async function recordDecisions(tx: Prisma.TransactionClient, rows: DecisionRow[]): Promise<void> {
  await tx.decision.createMany({
    data: rows.map(({ because, ...row }) => ({ ...row, because: because.map((one) => ({ ...one })) })),
  })
}
