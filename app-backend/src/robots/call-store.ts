import { Prisma, type PrismaClient } from '@poryadok/prisma'
import { createHash } from 'node:crypto'
import { z } from 'zod'

/** What automation asked for. */
export interface NewCall {
  portalId: string
  /** Of the call: the answer is said with it. */
  token: string
  code: string
  entityTypeId: number
  entityId: number
  properties: Record<string, string>
}

export interface StoredCall extends NewCall {
  id: string
  calledAt: Date
  answer: RobotAnswer | null
  answeredAt: Date | null
}

/** What the portal hears. */
export interface RobotAnswer {
  values: Record<string, string>
  log: string
}

type Prismas = Pick<PrismaClient, 'robotCall'>
const values = z.record(z.string(), z.string())
const answerShape = z.object({ values, log: z.string() })

/** The same in every process, however often the call comes. */
const callId = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Keeps a call; one that came before is left as it is. */
export async function keepCall(prisma: Prismas, call: NewCall, calledAt: Date): Promise<string> {
  const id = callId(call.token)
  await prisma.robotCall.createMany({ data: [{ ...call, id, calledAt }], skipDuplicates: true })
  return id
}

/** Null: never heard of, or gone with its time. */
export async function readCall(prisma: Prismas, portalId: string, id: string): Promise<StoredCall | null> {
  const row = await prisma.robotCall.findFirst({ where: { portalId, id } })
  if (!row) return null
  return {
    ...row,
    properties: values.parse(row.properties),
    answer: row.answer === null ? null : answerShape.parse(row.answer),
  }
}

/** The answer of a call, decided once: false when somebody else decided meanwhile. */
export async function keepAnswer(prisma: Prismas, call: StoredCall, answer: RobotAnswer): Promise<boolean> {
  const { portalId, id } = call
  const data = { answer: { ...answer } }
  const { count } = await prisma.robotCall.updateMany({
    where: { portalId, id, answer: { equals: Prisma.DbNull } },
    data,
  })
  return count > 0
}

/** The portal has heard the answer. */
export async function markAnswered(prisma: Prismas, { portalId, id }: StoredCall, answeredAt: Date): Promise<void> {
  await prisma.robotCall.updateMany({ where: { portalId, id }, data: { answeredAt } })
}

/** Calls that were answered long ago. */
export async function forgetCalls(prisma: Prismas, portalId: string, before: Date): Promise<void> {
  await prisma.robotCall.deleteMany({ where: { portalId, calledAt: { lt: before } } })
}
