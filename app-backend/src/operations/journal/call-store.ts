import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'
import { AppError } from '../../platform/errors/app-error.ts'
import type { CallDetails, CallOutcome, CallPage, CallRow, ListCallsQuery } from '../contract.ts'

const pageSize = 50

type Call = Omit<Prisma.RestCallModel, 'params'>
const row = {
  id: true,
  portalId: true,
  at: true,
  actor: true,
  method: true,
  inner: true,
  status: true,
  errorCode: true,
  durationMs: true,
} as const

/** A call that got an answer without an error code is done; the client writes `no-answer` where none came. */
const outcomeOf = ({ status, errorCode }: Call): CallOutcome => {
  if (status === null || errorCode === 'no-answer') return 'no-answer'
  return errorCode === null && status < 400 ? 'ok' : 'refused'
}

const outcomes: Record<CallOutcome, Prisma.RestCallWhereInput> = {
  ok: { errorCode: null, status: { lt: 400 } },
  refused: { NOT: { errorCode: 'no-answer' }, OR: [{ NOT: { errorCode: null } }, { status: { gte: 400 } }] },
  'no-answer': { OR: [{ status: null }, { errorCode: 'no-answer' }] },
}

const callRow = (call: Call): CallRow => ({
  id: call.id,
  at: call.at.toISOString(),
  userId: call.actor.startsWith('user:') ? Number(call.actor.slice(5)) : null,
  userName: null,
  method: call.method,
  inner: call.inner,
  outcome: outcomeOf(call),
  status: call.status,
  errorCode: call.errorCode,
  durationMs: call.durationMs,
})

function whereOf(portalId: string, query: ListCallsQuery): Prisma.RestCallWhereInput {
  const { method, outcome, actor, from, to, before } = query
  const named = method.toLowerCase()
  return {
    portalId,
    ...(before === undefined ? {} : { id: { lt: before } }),
    ...(from === undefined && to === undefined
      ? {}
      : { at: { ...(from ? { gte: new Date(from) } : {}), ...(to ? { lt: new Date(to) } : {}) } }),
    AND: [
      outcome ? outcomes[outcome] : {},
      actor === undefined ? {} : actor === 'person' ? { actor: { startsWith: 'user:' } } : { actor },
      named === '' ? {} : { OR: [{ method: { contains: named, mode: 'insensitive' } }, { inner: { has: named } }] },
    ],
  }
}

/** A page of the journal, newest first. A part of a name is looked for in the method, a whole name in the batches too. */
export async function readCalls(prisma: PrismaClient, portalId: string, query: ListCallsQuery): Promise<CallPage> {
  const found = await inPortal(portalId, () =>
    prisma.restCall.findMany({
      where: whereOf(portalId, query),
      orderBy: { id: 'desc' },
      take: pageSize + 1,
      select: row,
    }),
  )
  const rows = found.slice(0, pageSize).map(callRow)
  return { rows, next: found.length > pageSize ? (rows.at(-1)?.id ?? null) : null }
}

/** One call with its masked parameters. Throws `operations.call-gone`. */
export async function readCall(prisma: PrismaClient, portalId: string, id: number): Promise<CallDetails> {
  const call = await inPortal(portalId, () => prisma.restCall.findFirst({ where: { portalId, id } }))
  if (!call) throw new AppError('operations.call-gone')
  return { ...callRow(call), params: call.params }
}
