import { prepared, Prisma, type PrismaClient } from '@poryadok/prisma'
import { storableJson } from '../../platform/db/storable-json.ts'
import type { OperationInput } from '../operations/operation.ts'

export interface JournalLine {
  id: string
  portalId: string
  keyId: string | null
  client: string
  sandbox: boolean
  operation: string
  input: OperationInput
  inputHash: string
  idempotencyKey: string | null
  marks: readonly string[]
  at: Date
}

export interface CallEnd {
  state: 'queued' | 'done' | 'failed'
  status: number
  answer: unknown
  error: string | null
  marks: readonly string[]
  changes: unknown
  ms: number
  endedAt: Date
}

export type JournalRow = NonNullable<Awaited<ReturnType<PrismaClient['apiCall']['findFirst']>>>

/** As many as a search by them can use. */
const keptMarks = (marks: readonly string[]) => marks.map((mark) => mark.slice(0, 200)).slice(0, 100)

/** Puts a call that is over into the journal. */
export async function keepCall(prisma: PrismaClient, line: JournalLine, end: CallEnd): Promise<void> {
  const { id, portalId, keyId, client, sandbox, operation, input, inputHash, idempotencyKey, at } = line
  const { state, status, answer, error, marks, changes, ms, endedAt } = end
  const keeping = Prisma.sql`
    INSERT INTO api_call (id, portal_id, key_id, client, sandbox, operation, input, input_hash, idempotency_key, marks, at, state,
      status, answer, error, changes, ms, ended_at)
    VALUES (${id}::uuid, ${portalId}::uuid, ${keyId}::uuid, ${client}, ${sandbox}, ${operation}, ${storableJson(input)}::jsonb,
      ${inputHash}, ${idempotencyKey}, ${keptMarks(marks)}::text[], ${at}::timestamptz, ${state}, ${status}::int,
      ${storableJson(answer)}::jsonb, ${error}, ${storableJson(changes)}::jsonb, ${ms}::int, ${endedAt}::timestamptz)`
  await prepared(prisma, 'keep-call', keeping)
}

/** Begins a call that writes: null when it is the first with its Idempotency-Key, else the earlier one. */
export async function beginCall(prisma: PrismaClient, line: JournalLine): Promise<JournalRow | null> {
  const { id, portalId, keyId, client, sandbox, operation, input, inputHash, idempotencyKey, marks, at } = line
  const beginning = Prisma.sql`
    INSERT INTO api_call (id, portal_id, key_id, client, sandbox, operation, input, input_hash, idempotency_key, marks, at, state)
    VALUES (${id}::uuid, ${portalId}::uuid, ${keyId}::uuid, ${client}, ${sandbox}, ${operation}, ${storableJson(input)}::jsonb,
      ${inputHash}, ${idempotencyKey}, ${[...marks]}::text[], ${at}::timestamptz, 'running')
    ON CONFLICT DO NOTHING`
  const { rowCount } = await prepared(prisma, 'begin-call', beginning)
  if (rowCount === 1) return null
  return prisma.apiCall.findFirst({ where: { portalId, client, sandbox, idempotencyKey } })
}

/** Takes up an earlier call again; false when somebody else was quicker. */
export async function resumeCall(prisma: PrismaClient, row: JournalRow, at: Date): Promise<boolean> {
  const { portalId, id, state } = row
  const { count } = await prisma.apiCall.updateMany({
    where: { portalId, id, state, at: row.at },
    data: { state: 'running', at, error: null, attempts: { increment: 1 } },
  })
  return count === 1
}

export async function endCall(prisma: PrismaClient, portalId: string, id: string, end: CallEnd): Promise<void> {
  const { state, status, answer, error, marks, changes, ms, endedAt } = end
  const ending = Prisma.sql`
    UPDATE api_call SET state = ${state}, status = ${status}::int, answer = ${storableJson(answer)}::jsonb, error = ${error},
      marks = ${keptMarks(marks)}::text[], changes = ${storableJson(changes)}::jsonb, ms = ${ms}::int,
      ended_at = ${endedAt}::timestamptz
    WHERE portal_id = ${portalId}::uuid AND id = ${id}::uuid`
  await prepared(prisma, 'end-call', ending)
}

export const readJournalRow = (prisma: PrismaClient, portalId: string, id: string): Promise<JournalRow | null> =>
  prisma.apiCall.findFirst({ where: { portalId, id } })

/** True when a call about one of the things waits in the queue, begun before `at`. */
export async function waitsBefore(
  prisma: PrismaClient,
  portalId: string,
  subjects: readonly string[],
  at: Date,
): Promise<boolean> {
  if (subjects.length === 0) return false
  const where = { portalId, state: 'queued', at: { lt: at }, marks: { hasSome: [...subjects] } }
  return (await prisma.apiCall.findFirst({ where, select: { id: true } })) !== null
}
