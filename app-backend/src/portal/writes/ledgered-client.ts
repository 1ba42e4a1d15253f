import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import { randomUUID } from 'node:crypto'
import type { Clock } from '../../platform/clock/clock.ts'
import { isAppError } from '../../platform/errors/app-error.ts'
import type { BatchItem, Command, Params, PortalClient } from '../client/portal-client.ts'
import { maskParams } from '../rules/mask-params.ts'
import type { Actor } from '../tenant.ts'
import { endWrites, type EndedWrite, type WriteEnd } from './end-writes.ts'
import { isInLedger } from './in-ledger.ts'
import type { Run, Values, WriteTrail } from './ledger.ts'
import { addEntries, beginRun, rowOf, withRun, type LedgerRow } from './ledger-store.ts'

export interface LedgeredDeps {
  prisma: PrismaClient
  clock: Clock
  trail: WriteTrail
}

/**
 * The gateway for everybody: a write that neither the outbox nor a write-once has put into the ledger (set-up, messages) gets its
 * rows here, before it goes out and after its answer. So no change of ours in a portal is without a row.
 */
export function ledgeredClient(client: PortalClient, deps: LedgeredDeps): PortalClient {
  async function recorded<Result>(
    actor: Actor,
    commands: readonly Command[],
    work: () => Promise<Result>,
    endsOf: (result: Result) => WriteEnd[],
  ): Promise<Result> {
    const rows = await inPortal(actor.portalId, () => begin(deps, actor, commands))
    const end = (ends: (at: number) => WriteEnd) =>
      inPortal(actor.portalId, () =>
        endWrites(
          deps,
          actor.portalId,
          rows.map((row, at): EndedWrite => ({ row, end: ends(at) })),
          deps.clock.now(),
        ),
      )
    try {
      const result = await work()
      const ends = endsOf(result)
      await end((at) => ends[at] ?? { kind: 'unknown' })
      return result
    } catch (error) {
      const failed = isAppError(error) && error.code !== 'portal.outcome-unknown' ? error.message : null
      await end(() => (failed === null ? { kind: 'unknown' } : { kind: 'failed', error: failed }))
      throw error
    }
  }

  return {
    call(actor, method, params, options) {
      const work = () => client.call(actor, method, params, options)
      if (options.kind === 'read' || isInLedger()) return work()
      return recorded(actor, [{ method, params }], work, () => [{ kind: 'done' }])
    },
    batch(actor, commands, options) {
      const work = () => client.batch(actor, commands, options)
      if (options.kind === 'read' || isInLedger()) return work()
      const keys = Object.keys(commands) as (keyof typeof commands)[]
      const list = keys.map((key) => commands[key])
      return recorded(actor, list, work, (answers) => keys.map((key) => endOf(answers[key])))
    },
    upload(actor, url, field, file) {
      const work = () => client.upload(actor, url, field, file)
      if (isInLedger()) return work()
      return recorded(actor, [{ method: 'upload', params: { name: file.name } }], work, () => [{ kind: 'done' }])
    },
  }
}

const endOf = (answer: BatchItem): WriteEnd => {
  if (answer.ok) return { kind: 'done' }
  return answer.fault.code === 'portal.outcome-unknown'
    ? { kind: 'unknown' }
    : { kind: 'failed', error: answer.fault.detail }
}

async function begin(
  { prisma, clock }: LedgeredDeps,
  actor: Actor,
  commands: readonly Command[],
): Promise<LedgerRow[]> {
  const { portalId } = actor
  const person = actor.kind === 'viewer' ? { userId: actor.userId } : {}
  const cause = actor.kind === 'viewer' ? { kind: 'person' as const, id: String(actor.userId) } : schedule
  const run: Run = { portalId, rule: 'portal', mode: 'live', ...person, cause }
  const now = clock.now()
  return prisma.$transaction(
    async (tx) => {
      const runId = await beginRun(tx, run, now)
      const entries = commands.map(({ method, params = {} }) => ({
        key: `direct:${randomUUID()}`,
        action: 'other' as const,
        entityTypeId: 0,
        entityId: null,
        method,
        params: masked(params),
        before: {},
        after: masked(params),
        because: [],
        state: 'sending' as const,
        sentAt: now,
      }))
      await addEntries(tx, { portalId, runId, now }, entries)
      const rows = await tx.ledgerEntry.findMany({
        where: { portalId, runId },
        include: withRun,
        orderBy: { id: 'asc' },
      })
      return rows.map(rowOf)
    },
    { maxWait: 10_000 },
  )
}

const schedule = { kind: 'schedule', id: '0' } as const
const masked = (params: Params) => maskParams(params) as Values
