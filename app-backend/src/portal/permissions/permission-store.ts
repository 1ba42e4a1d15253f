import type { PrismaClient } from '@poryadok/prisma'
import { z } from 'zod'
import { AppError } from '../../platform/errors/app-error.ts'
import { actionNames, roles } from '../rules/actions.ts'
import { holders, type Matrix } from '../rules/matrix.ts'

const slice = 'permissions'

const permissionSettings = z.object({
  matrix: z.partialRecord(z.enum(actionNames), z.array(z.enum(roles))).default({}),
  /** People whom an administrator named integrators. */
  integrators: z.array(z.number().int().positive()).max(50).default([]),
})
export interface PermissionSettings {
  matrix: Matrix
  integrators: number[]
}

export interface PermissionStore {
  read(portalId: string): Promise<PermissionSettings & { revision: number }>
  /** Throws `settings.changed` when somebody saved since `revision`. */
  save(
    portalId: string,
    next: PermissionSettings & { revision: number },
    userId: number,
    now: Date,
  ): Promise<{ revision: number }>
}

/** The matrix of a portal: a row of its settings with history, as every other setting. */
export function createPermissionStore(prisma: PrismaClient): PermissionStore {
  return {
    async read(portalId) {
      const row = await prisma.sliceSettings.findFirst({ where: { portalId, slice } })
      const { matrix, integrators } = permissionSettings.parse(row?.values ?? {})
      return { matrix: matrix, integrators, revision: row?.revision ?? 0 }
    },

    async save(portalId, { revision, matrix, integrators }, userId, now) {
      const values = { matrix: wholeMatrix(matrix), integrators }
      await prisma.$transaction(async (tx) => {
        await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${portalId} ${slice}`}, 0))`
        const row = await tx.sliceSettings.findFirst({ where: { portalId, slice } })
        if ((row?.revision ?? 0) !== revision) throw new AppError('permission.changed')
        const next = { values, revision: revision + 1, updatedBy: userId, updatedAt: now }
        if (row) await tx.sliceSettings.updateMany({ where: { portalId, slice }, data: next })
        else await tx.sliceSettings.create({ data: { portalId, slice, enabled: true, ...next } })
        const change = { portalId, slice, revision: revision + 1, userId, at: now }
        await tx.settingsChange.create({ data: { ...change, before: row?.values ?? {}, after: values } })
      })
      return { revision: revision + 1 }
    },
  }
}

/** Only what differs from the usual is kept, so that later versions may change what is usual. */
const wholeMatrix = (matrix: Matrix) =>
  Object.fromEntries(Object.keys(matrix).map((action) => [action, [...holders(matrix, action as keyof Matrix)]]))
