import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { randomUUID } from 'node:crypto'
import type { Center } from '../center.ts'
import { centerCall, type CenterCall } from './center-call.ts'

export interface CallName {
  portalId: string
  client: string
  /** What a sandbox key tells is a call of its own. */
  sandbox: boolean
  externalId: string
}

/** The call of a client by the client's own number. */
export const callName = ({ tenant, client, sandbox }: Center, externalId: string): CallName => ({
  portalId: tenant.id,
  client,
  sandbox,
  externalId,
})

/** The call as it is kept; null when nothing of it has come. */
export async function readCall(
  prisma: PrismaClient,
  { portalId, client, sandbox, externalId }: CallName,
): Promise<CenterCall | null> {
  const row = await prisma.centerCall.findFirst({ where: { portalId, client, sandbox, externalId } })
  return row && centerCall.parse(row)
}

/** Keeps what has become known of the call. */
export async function saveCall(
  prisma: PrismaClient,
  { portalId, client, sandbox, externalId }: CallName,
  known: Partial<Omit<CenterCall, 'id' | 'externalId'>>,
  now: Date,
): Promise<CenterCall> {
  // JSON columns take no plain null: what is null is not written, and nothing of a call becomes unknown again.
  const data = Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== null),
  ) as Prisma.CenterCallUpdateInput
  const row = await prisma.centerCall.upsert({
    where: { portalId_client_sandbox_externalId: { portalId, client, sandbox, externalId } },
    create: {
      ...(data as object),
      id: randomUUID(),
      portalId,
      client,
      sandbox,
      externalId,
      createdAt: now,
      updatedAt: now,
    },
    update: { ...data, updatedAt: now },
  })
  return centerCall.parse(row)
}
