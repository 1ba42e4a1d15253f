import { isAppError } from '../../platform/errors/app-error.ts'
import type { Command, PortalClient } from '../client/portal-client.ts'
import type { Actor } from '../tenant.ts'
import { endWrites, type EndDeps, type EndedWrite, type WriteEnd } from './end-writes.ts'
import { inLedger } from './in-ledger.ts'
import type { Run, WriteFacts } from './ledger.ts'
import { addEntries, beginRun, rowOf, withRun, type LedgerRow } from './ledger-store.ts'
import type { SendDeps } from './send-writes.ts'

export interface PersonWrites {
  /** Named, so that a repeated call writes nothing twice. */
  run: Run & { name: string; userId: number }
  actor: Actor
  /** At most 50: they go in one request. */
  writes: readonly WriteFacts[]
}

/** How a write ended, by its key: what an earlier call of the same name wrote is done, what it left without an end is unknown. */
export type PersonWriteEnds = ReadonlyMap<string, WriteEnd>

export type WriteByPerson = (asked: PersonWrites) => Promise<{ runId: string; ends: PersonWriteEnds }>

type Deps = EndDeps & Pick<SendDeps, 'portal' | 'clock' | 'remember'>

/**
 * Writes that a person makes to many records at once, with the person's own token: the portal decides about each, and names the
 * person in its history. Rows of the ledger stand before the request goes out; nothing is repeated by itself. Throws AppError
 * `portal.*` when the request as a whole came to nothing.
 */
export const createWriteByPerson =
  (deps: Deps): WriteByPerson =>
  async ({ run, actor, writes }) => {
    const { runId, rows, fresh } = await begin(deps, run, writes)
    const mine = rows.filter(({ id }) => fresh.has(id))
    const ended = mine.length > 0 ? await send(deps, actor, mine) : []
    const ends = new Map<string, WriteEnd>(rows.map((row) => [row.key, earlierEnd(row)]))
    for (const { row, end } of ended) ends.set(row.key, end)
    return { runId, ends }
  }

const earlierEnd = ({ state }: LedgerRow): WriteEnd =>
  state === 'done' || state === 'undone'
    ? { kind: 'done' }
    : state === 'failed'
      ? { kind: 'failed', error: '' }
      : { kind: 'unknown' }

async function begin({ prisma, clock }: Deps, run: PersonWrites['run'], writes: readonly WriteFacts[]) {
  const { portalId } = run
  const now = clock.now()
  return prisma.$transaction(
    async (tx) => {
      const runId = await beginRun(tx, run, now)
      await tx.$executeRaw`SELECT FROM ledger_run WHERE portal_id = ${portalId}::uuid AND id = ${runId}::uuid FOR UPDATE`
      const where = { portalId, key: { in: writes.map(({ key }) => key) } }
      const known = new Set((await tx.ledgerEntry.findMany({ where, select: { id: true } })).map(({ id }) => id))
      const sending = writes.map((write) => ({ ...write, state: 'sending' as const, sentAt: now }))
      await addEntries(tx, { portalId, runId, now }, sending)
      await tx.ledgerRun.updateMany({ where: { portalId, id: runId }, data: { endedAt: null } })
      const stored = await tx.ledgerEntry.findMany({ where, include: withRun, orderBy: { id: 'asc' } })
      const rows = stored.map(rowOf)
      return { runId, rows, fresh: new Set(rows.flatMap(({ id }) => (known.has(id) ? [] : [id]))) }
    },
    { maxWait: 10_000 },
  )
}

async function send(deps: Deps, actor: Actor, rows: readonly LedgerRow[]): Promise<EndedWrite[]> {
  const commands = Object.fromEntries(
    rows.map(({ method, params }, at): [string, Command] => [`w${at}`, { method, params }]),
  )
  const end = async (ended: EndedWrite[]) => {
    await endWrites(deps, actor.portalId, ended, deps.clock.now())
    return ended
  }
  try {
    const answers = await inLedger(() => deps.portal.batch(actor, commands, { kind: 'write', patienceMs: 10_000 }))
    const ended: EndedWrite[] = []
    for (const [at, row] of rows.entries()) {
      const answer = answers[`w${at}`]
      const item = answer?.ok ? (answer.result as { item?: unknown } | null)?.item : undefined
      // Before the row says done: the echo of the write is no news then.
      if (item) await deps.remember(actor.portalId, row.entityTypeId, item)
      ended.push({ row, end: endOf(answer) })
    }
    return await end(ended)
  } catch (error) {
    // Only a refusal in words says that nothing was written.
    const unknown = !isAppError(error) || error.code === 'portal.outcome-unknown'
    const left: WriteEnd = unknown ? { kind: 'unknown' } : { kind: 'failed', error: error.message }
    await end(rows.map((row) => ({ row, end: left })))
    throw error
  }
}

function endOf(answer: Awaited<ReturnType<PortalClient['batch']>>[string] | undefined): WriteEnd {
  if (answer?.ok) return { kind: 'done' }
  if (!answer || answer.fault.code === 'portal.outcome-unknown') return { kind: 'unknown' }
  return { kind: 'failed', error: answer.fault.detail }
}
