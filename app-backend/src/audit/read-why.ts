import type { PrismaClient } from '@poryadok/prisma'
import type { Reason } from '../kernel/reason.ts'
import type { DecisionView, EvidenceView, WhyAnswer } from './contract.ts'
import { decisionsOf, decisionsOfLetter, type Evidence, type StoredDecision } from './decision-store.ts'
import { inPanelOrder } from './rules/decision-order.ts'

export interface LetterHeadline {
  subject: string
  from: string
  at: Date
}

export interface WhyDeps {
  prisma: PrismaClient
  /** Our number of the request that the record plays; null for other records. */
  requestIdOf(portalId: string, entityTypeId: number, entityId: number): Promise<number | null>
  /** What a reader of the record may know of its letters. */
  letterHeadlines(portalId: string, letterIds: readonly number[]): Promise<Map<number, LetterHeadline>>
}

/** Everything that rules decided on one record, for a viewer who may read it. */
export async function readWhy(
  deps: WhyDeps,
  portalId: string,
  { entityTypeId, entityId }: { entityTypeId: number; entityId: number },
): Promise<Omit<WhyAnswer, 'mayUndo'>> {
  const requestId = await deps.requestIdOf(portalId, entityTypeId, entityId)
  const decisions = await decisionsOf(deps.prisma, portalId, { entityTypeId, entityId, requestId })
  const [letters, undoable] = await Promise.all([
    deps.letterHeadlines(portalId, lettersOf(decisions)),
    undoableWrites(deps.prisma, portalId, decisions, { entityTypeId, entityId }),
  ])
  return { decisions: inPanelOrder(decisions).map((one) => view(one, letters, undoable)) }
}

/** What was decided on one letter, the newest of a kind first. */
export async function readLetterWhy(
  deps: Pick<WhyDeps, 'prisma' | 'letterHeadlines'>,
  portalId: string,
  letterId: number,
): Promise<DecisionView[]> {
  const decisions = await decisionsOfLetter(deps.prisma, portalId, letterId)
  const letters = await deps.letterHeadlines(portalId, lettersOf(decisions))
  return inPanelOrder(decisions).map((one) => view(one, letters, new Map()))
}

const lettersOf = (decisions: readonly StoredDecision[]): number[] =>
  Array.from(
    new Set(
      decisions.flatMap(({ letterId, evidence }) => [
        ...(letterId === undefined ? [] : [letterId]),
        ...evidence.flatMap((one) => (one.kind === 'letter' ? [one.letterId] : [])),
      ]),
    ),
  )

/** Changes of the record itself that stand, by run: what a decision wrote and can take back. */
async function undoableWrites(
  prisma: PrismaClient,
  portalId: string,
  decisions: readonly StoredDecision[],
  record: { entityTypeId: number; entityId: number },
): Promise<Map<string, number[]>> {
  const runIds = decisions.flatMap(({ runId }) => (runId === undefined ? [] : [runId]))
  if (runIds.length === 0) return new Map()
  const rows = await prisma.ledgerEntry.findMany({
    where: { portalId, runId: { in: runIds }, ...record, action: 'update', state: 'done', undoneBy: null },
    select: { id: true, runId: true },
  })
  const byRun = new Map<string, number[]>()
  for (const { id, runId } of rows) byRun.set(runId, [...(byRun.get(runId) ?? []), id])
  return byRun
}

function view(
  one: StoredDecision,
  letters: ReadonlyMap<number, LetterHeadline>,
  undoable: ReadonlyMap<string, number[]>,
): DecisionView {
  const entryIds = one.runId === undefined ? undefined : undoable.get(one.runId)
  return {
    id: one.id,
    kind: one.kind,
    title: one.letterId === undefined ? '' : (letters.get(one.letterId)?.subject ?? ''),
    outcome: one.outcome,
    certainty: one.certainty ?? null,
    version: one.ruleVersion ?? null,
    because: one.because.map((reason) => withLetterAt(reason, one.evidence, letters)),
    evidence: one.evidence.flatMap((part) => evidenceView(part, letters)),
    at: (one.letterId === undefined ? one.decidedAt : (letters.get(one.letterId)?.at ?? one.decidedAt)).toISOString(),
    ...(entryIds && one.runId !== undefined ? { undo: { runId: one.runId, entryIds } } : {}),
  }
}

/** A sentence on an answer says when the letter was written that it answers. */
function withLetterAt(
  reason: Reason,
  parts: readonly Evidence[],
  letters: ReadonlyMap<number, LetterHeadline>,
): Reason {
  const part = parts.find((one) => one.kind === 'letter')
  const letter = part && letters.get(part.letterId)
  if (!letter || reason.code !== 'thread.in-reply-to') return reason
  return { ...reason, params: { ...reason.params, letterAt: letter.at.toISOString() } }
}

/** A letter that was erased since leaves nothing behind. */
function evidenceView(part: Evidence, letters: ReadonlyMap<number, LetterHeadline>): EvidenceView[] {
  if (part.kind !== 'letter') return [part]
  const letter = letters.get(part.letterId)
  return letter ? [{ ...part, subject: letter.subject, from: letter.from, at: letter.at.toISOString() }] : []
}
