import type { PrismaClient } from '@poryadok/prisma'
import { selection, type ListView, type SaveViewBody } from './contract.ts'

/** Views of a portal that a person sees beside the built-in ones. */
const most = 200

export interface StoredView {
  id: number
  userId: number
  shared: boolean
}

export interface ViewStore {
  /** The person's own views and everybody's, by name. */
  of(portalId: string, userId: number): Promise<ListView[]>
  byId(portalId: string, id: number): Promise<StoredView | null>
  add(portalId: string, userId: number, view: SaveViewBody, now: Date): Promise<number>
  /** False when somebody changed it since `revision`. */
  change(portalId: string, id: number, change: ViewChange): Promise<boolean>
  remove(portalId: string, id: number): Promise<void>
}

export interface ViewChange extends SaveViewBody {
  revision: number
  userId: number
  now: Date
}

/** Names of views as the contract has them: a letter keeps them apart from the built-in ones. */
export const viewIdOf = (id: number): string => `v${id}`

export function createViewStore(prisma: PrismaClient): ViewStore {
  return {
    async of(portalId, userId) {
      const rows = await prisma.requestView.findMany({
        where: { portalId, OR: [{ shared: true }, { userId }] },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: most,
      })
      return rows.flatMap((row): ListView[] => {
        const read = selection.safeParse(row.selection)
        if (!read.success) return []
        const { id, name, shared, revision } = row
        return [{ id: viewIdOf(id), name, shared, own: row.userId === userId, revision, selection: read.data }]
      })
    },

    async byId(portalId, id) {
      return prisma.requestView.findFirst({ where: { portalId, id }, select: { id: true, userId: true, shared: true } })
    },

    async add(portalId, userId, { name, shared, selection: chosen }, now) {
      const data = { portalId, userId, name, shared, selection: chosen, updatedBy: userId, updatedAt: now }
      return (await prisma.requestView.create({ data, select: { id: true } })).id
    },

    async change(portalId, id, { name, shared, selection: chosen, revision, userId, now }) {
      const { count } = await prisma.requestView.updateMany({
        where: { portalId, id, revision },
        data: { name, shared, selection: chosen, revision: revision + 1, updatedBy: userId, updatedAt: now },
      })
      return count === 1
    },

    async remove(portalId, id) {
      await prisma.requestView.deleteMany({ where: { portalId, id } })
    },
  }
}
