import { Prisma, type PrismaClient } from '@poryadok/prisma'
import type { ProductNode } from './rules/product-node.ts'

export type Tx = Prisma.TransactionClient

/** A node as it is kept; what is switched off in the portal is kept too. */
export interface StoredNode extends ProductNode {
  active: boolean
}

export interface DirectoryState {
  /** 0 while nothing was ever read. */
  revision: number
  loadedAt: Date | null
  /** Why the last load came to nothing; null: it did not. */
  fault: DirectoryFault | null
}
const directoryFaults = ['products.no-right', 'products.no-catalogue'] as const
export type DirectoryFault = (typeof directoryFaults)[number]

const columns = { key: true, parent: true, name: true, code: true, sort: true, active: true } as const

/** The portal's catalogue, as it was read last. */
export function createProductStore(prisma: PrismaClient) {
  return {
    async state(portalId: string): Promise<DirectoryState> {
      const row = await prisma.productDirectory.findFirst({ where: { portalId } })
      return {
        revision: row?.revision ?? 0,
        loadedAt: row?.loadedAt ?? null,
        fault: directoryFaults.find((fault) => fault === row?.fault) ?? null,
      }
    },

    nodes: (portalId: string): Promise<StoredNode[]> =>
      prisma.productNode.findMany({ where: { portalId }, select: columns }),

    /** The nodes with all above them. Ends in a ring too. */
    withAncestors: (portalId: string, keys: readonly string[]): Promise<StoredNode[]> =>
      keys.length === 0
        ? Promise.resolve([])
        : prisma.$queryRaw<StoredNode[]>`
            WITH RECURSIVE up AS (
              SELECT key, parent, name, code, sort, active FROM product_node
              WHERE portal_id = ${portalId}::uuid AND key IN (${Prisma.join([...keys])})
              UNION SELECT above.key, above.parent, above.name, above.code, above.sort, above.active
              FROM product_node above JOIN up ON above.key = up.parent AND above.portal_id = ${portalId}::uuid)
            SELECT * FROM up`,

    /** The number of a load that begins now. */
    async beginLoad(tx: Tx, portalId: string): Promise<number> {
      await tx.productDirectory.createMany({ data: [{ portalId }], skipDuplicates: true })
      await tx.productDirectory.updateMany({ where: { portalId }, data: { load: { increment: 1 } } })
      return (await tx.productDirectory.findFirstOrThrow({ where: { portalId } })).load
    },

    /** Keeps what a page told; resolves to whether anything of it is new or other than before. */
    async keep(tx: Tx, portalId: string, load: number, nodes: readonly StoredNode[]): Promise<boolean> {
      if (nodes.length === 0) return false
      const values = JSON.stringify(nodes.map((node) => ({ ...node, portal_id: portalId, load })))
      const [row] = await tx.$queryRaw<{ changed: boolean }[]>`
        WITH given AS (SELECT * FROM jsonb_populate_recordset(NULL::product_node, ${values}::jsonb)),
        changed AS (SELECT 1 FROM given LEFT JOIN product_node kept ON kept.portal_id = given.portal_id AND kept.key = given.key
          WHERE (kept.parent, kept.name, kept.code, kept.sort, kept.active)
            IS DISTINCT FROM (given.parent, given.name, given.code, given.sort, given.active)),
        written AS (INSERT INTO product_node (portal_id, key, parent, name, code, sort, active, load)
          SELECT portal_id, key, parent, name, code, sort, active, load FROM given
          ON CONFLICT (portal_id, key) DO UPDATE SET parent = EXCLUDED.parent, name = EXCLUDED.name, code = EXCLUDED.code,
            sort = EXCLUDED.sort, active = EXCLUDED.active, load = EXCLUDED.load)
        SELECT EXISTS (SELECT 1 FROM changed) AS changed`
      return row?.changed === true
    },

    /** Ends a load: what it did not meet is gone from the portal. */
    async endLoad(tx: Tx, portalId: string, load: number, changed: boolean, now: Date): Promise<void> {
      const { count } = await tx.productNode.deleteMany({ where: { portalId, load: { lt: load } } })
      const known = await tx.productDirectory.findFirstOrThrow({ where: { portalId } })
      const other = changed || count > 0 || known.revision === 0
      const revision = known.revision + (other ? 1 : 0)
      await tx.productDirectory.updateMany({ where: { portalId }, data: { loadedAt: now, fault: null, revision } })
    },

    /** What stands in the way of reading; what was read before stays. */
    async noteFault(portalId: string, fault: DirectoryFault): Promise<void> {
      await prisma.productDirectory.createMany({ data: [{ portalId }], skipDuplicates: true })
      await prisma.productDirectory.updateMany({ where: { portalId }, data: { fault } })
    },
  }
}
export type ProductStore = ReturnType<typeof createProductStore>
