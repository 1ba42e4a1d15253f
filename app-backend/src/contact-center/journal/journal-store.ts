import type { Prisma, PrismaClient } from '@poryadok/prisma'
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

/** Text that PostgreSQL keeps: it has no NUL. */
const plain = (value: unknown) =>
  JSON.parse(JSON.stringify(value ?? null).replaceAll(String.raw`\u0000`, '')) as Prisma.InputJsonValue

const rowOf = ({ input, marks, ...line }: JournalLine) => ({ ...line, input: plain(input), marks: [...marks] })
const dataOf = ({ answer, changes, marks, ...end }: CallEnd) => ({
  ...end,
  answer: plain(answer),
  changes: plain(changes),
  marks: [...marks].map((mark) => mark.slice(0, 200)).slice(0, 100),
})

/** Puts a call that is over into the journal. */
export async function keepCall(prisma: PrismaClient, line: JournalLine, end: CallEnd): Promise<void> {
  await prisma.apiCall.create({ data: { ...rowOf(line), ...dataOf(end) } })
}

/** Begins a call that writes: null when it is the first with its Idempotency-Key, else the earlier one. */
export async function beginCall(prisma: PrismaClient, line: JournalLine): Promise<JournalRow | null> {
  const { count } = await prisma.apiCall.createMany({
    data: [{ ...rowOf(line), state: 'running' }],
    skipDuplicates: true,
  })
  if (count === 1) return null
  const { portalId, client, idempotencyKey } = line
  return prisma.apiCall.findFirst({ where: { portalId, client, idempotencyKey } })
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
  await prisma.apiCall.updateMany({ where: { portalId, id }, data: dataOf(end) })
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
