import type { Prisma, PrismaClient } from '@poryadok/prisma'
import type { Reason } from '../kernel/reason.ts'

/** What the reasons stand on. Of a letter only its number is kept: its words are read where they are stored once. */
export type Evidence =
  | { kind: 'header'; name: string; value: string }
  | { kind: 'letter'; letterId: number }
  | { kind: 'words'; text: string; weight?: number }
  | { kind: 'score'; name: string; value: number; max: number }
  | { kind: 'person'; name: string; note: string; chosen: boolean }
  | { kind: 'step'; name: string; note: string; value: string }
  /** Looked at too, and why it did not decide. */
  | { kind: 'considered'; because: { code: string; params: Record<string, string | number> } }

/** What a rule decided. It belongs to a letter, a request of ours, a record of the CRM, or several of them. */
export interface DecisionRow {
  portalId: string
  /** Which rule decided: 'thread', 'client', 'intake', 'category' ... */
  kind: string
  letterId?: number
  requestId?: number
  entityTypeId?: number
  entityId?: number
  /** Version of the rule set. */
  ruleVersion?: number
  /** 0..100, when the rule knows how certain it is. */
  certainty?: number
  /** The run that wrote the decision into the portal. */
  runId?: string
  outcome: string
  because: Reason[]
  evidence?: readonly Evidence[]
  decidedAt: Date
}

/** Keeps decisions with their reasons, in the transaction of their effect: one is never there without the other. */
export async function recordDecisions(tx: Prisma.TransactionClient, rows: DecisionRow[]): Promise<void> {
  await tx.decision.createMany({
    data: rows.map(({ because, evidence = [], ...row }) => ({
      ...row,
      because: because.map((one) => ({ ...one })),
      evidence: evidence.map((one) => ({ ...one })),
    })),
  })
}

export interface StoredDecision extends Omit<DecisionRow, 'evidence' | 'portalId'> {
  id: number
  evidence: Evidence[]
}

/** Newest decisions of a record are enough to explain it. */
const most = 200

/** Decisions on a record of the CRM, and on the request of ours that it is; the newest first. */
export async function decisionsOf(
  prisma: PrismaClient,
  portalId: string,
  record: { entityTypeId: number; entityId: number; requestId: number | null },
): Promise<StoredDecision[]> {
  const { requestId, ...place } = record
  const rows = await prisma.decision.findMany({
    where: { portalId, OR: [place, ...(requestId === null ? [] : [{ requestId }])] },
    orderBy: { id: 'desc' },
    take: most,
  })
  return rows.map(stored)
}

/** Everything that was decided on one letter, the newest first. */
export async function decisionsOfLetter(
  prisma: PrismaClient,
  portalId: string,
  letterId: number,
): Promise<StoredDecision[]> {
  const rows = await prisma.decision.findMany({ where: { portalId, letterId }, orderBy: { id: 'desc' }, take: most })
  return rows.map(stored)
}

function stored(row: Prisma.DecisionModel): StoredDecision {
  return {
    id: row.id,
    kind: row.kind,
    outcome: row.outcome,
    decidedAt: row.decidedAt,
    because: row.because as unknown as Reason[],
    evidence: row.evidence as unknown as Evidence[],
    ...(row.letterId === null ? {} : { letterId: row.letterId }),
    ...(row.ruleVersion === null ? {} : { ruleVersion: row.ruleVersion }),
    ...(row.certainty === null ? {} : { certainty: row.certainty }),
    ...(row.runId === null ? {} : { runId: row.runId }),
  }
}
