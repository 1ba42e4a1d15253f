import type { PrismaClient } from '@poryadok/prisma'
import { z } from 'zod'
import type { FrozenStep } from './rules/moved-since.ts'
import type { Tx } from './store.ts'

export interface RequestKey {
  portalId: string
  entityTypeId: number
  entityId: number
}

export interface Client {
  contactId: number | null
  companyId: number | null
}

/** A product or group of a request; `path` and `code` as they were when it was chosen. */
export interface Pick {
  id: string
  key: string
  path: FrozenStep[]
  code: string
  pickedBy: number
  pickedAt: Date
}
export type NewPick = Omit<Pick, 'id'> & Client

/** How long a row that was taken away can come back. */
const keptMs = 24 * 3_600_000

const steps = z.array(z.object({ key: z.string(), name: z.string() }))

const pickOf = ({ id, key, path, code, pickedBy, pickedAt }: Omit<Pick, 'path'> & { path: unknown }): Pick => ({
  id,
  key,
  path: steps.parse(path),
  code,
  pickedBy,
  pickedAt,
})

/** Products of requests, and what the portal holds of them because of us. */
export function createPickStore(prisma: PrismaClient) {
  return {
    async of(key: RequestKey): Promise<Pick[]> {
      const rows = await prisma.requestProduct.findMany({
        where: { ...whereOf(key), removedAt: null },
        orderBy: [{ pickedAt: 'asc' }, { id: 'asc' }],
      })
      return rows.map(pickOf)
    },

    /** The same product of a request twice is one; one that was taken away comes anew. */
    async add(tx: Tx, request: RequestKey, picks: readonly NewPick[]): Promise<void> {
      const keys = picks.map(({ key }) => key)
      await tx.requestProduct.deleteMany({
        where: { ...whereOf(request), key: { in: keys }, removedAt: { not: null } },
      })
      const data = picks.map(({ path, ...pick }) => ({
        ...pick,
        ...whereOf(request),
        path: path.map(({ key, name }) => ({ key, name })),
      }))
      await tx.requestProduct.createMany({ data, skipDuplicates: true })
    },

    /** False: somebody took it away before. */
    async remove(tx: Tx, request: RequestKey, id: string, now: Date): Promise<boolean> {
      const past = new Date(now.getTime() - keptMs)
      await tx.requestProduct.deleteMany({ where: { ...whereOf(request), removedAt: { lt: past } } })
      const where = { ...whereOf(request), id, removedAt: null }
      return (await tx.requestProduct.updateMany({ where, data: { removedAt: now } })).count > 0
    },

    /** A row that was taken away, as it was; null: it is there, or is kept no more. */
    async removed(request: RequestKey, id: string): Promise<Pick | null> {
      const where = { ...whereOf(request), id, removedAt: { not: null } }
      const row = await prisma.requestProduct.findFirst({ where })
      return row && pickOf(row)
    },

    /** Brings a row back as it was. False: somebody else did, or chose the product anew. */
    restore: async (tx: Tx, request: RequestKey, id: string): Promise<boolean> =>
      (
        await tx.requestProduct.updateMany({
          where: { ...whereOf(request), id, removedAt: { not: null } },
          data: { removedAt: null },
        })
      ).count > 0,

    /** Keys that requests of this client had lately, the newest first. */
    async recentOf(portalId: string, { contactId, companyId }: Client, most: number): Promise<string[]> {
      const either = [...(contactId ? [{ contactId }] : []), ...(companyId ? [{ companyId }] : [])]
      if (either.length === 0) return []
      const rows = await prisma.requestProduct.findMany({
        where: { portalId, OR: either, removedAt: null },
        orderBy: { pickedAt: 'desc' },
        take: most * 10,
        select: { key: true },
      })
      return [...new Set(rows.map(({ key }) => key))].slice(0, most)
    },

    async mirror(key: RequestKey): Promise<{ number: number; productIds: number[] }> {
      const row = await prisma.requestProductMirror.findFirst({ where: whereOf(key) })
      return { number: row?.number ?? 0, productIds: row?.productIds ?? [] }
    },

    /** Whether it still was the mirror number `before`: two workers do not write the same number. */
    async moveMirror(tx: Tx, key: RequestKey, before: number, productIds: readonly number[]): Promise<boolean> {
      await tx.requestProductMirror.createMany({ data: [{ ...whereOf(key), productIds: [] }], skipDuplicates: true })
      const { count } = await tx.requestProductMirror.updateMany({
        where: { ...whereOf(key), number: before },
        data: { number: before + 1, productIds: [...productIds] },
      })
      return count > 0
    },
  }
}
export type PickStore = ReturnType<typeof createPickStore>

const whereOf = ({ portalId, entityTypeId, entityId }: RequestKey) => ({ portalId, entityTypeId, entityId })
