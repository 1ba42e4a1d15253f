import type { Prisma, PrismaClient } from '@poryadok/prisma'
import { randomUUID } from 'node:crypto'

export type FileVersion = Prisma.CenterFileGetPayload<object>

/** Versions of the files of a deal, the newest first. */
export const versionsOf = (
  prisma: PrismaClient,
  portalId: string,
  dealId: number,
  name?: string,
): Promise<FileVersion[]> =>
  prisma.centerFile.findMany({
    where: { portalId, dealId, ...(name === undefined ? {} : { name }) },
    orderBy: [{ name: 'asc' }, { version: 'desc' }],
  })

/** Keeps a version; a repetition after a break keeps nothing more. */
export async function keepVersion(prisma: PrismaClient, row: Omit<FileVersion, 'id'>): Promise<void> {
  await prisma.centerFile.createMany({ data: [{ ...row, id: randomUUID() }], skipDuplicates: true })
}
