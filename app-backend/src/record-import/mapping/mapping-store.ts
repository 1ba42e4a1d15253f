import type { Prisma, PrismaClient, SavedMapping as Row } from '@poryadok/prisma'
import { importMapping, type newSavedMapping, type SavedMapping } from '../contract.ts'
import type { z } from 'zod'

const savedOf = ({ id, name, entityTypeId, columns, mapping }: Row): SavedMapping => ({
  id,
  name,
  entityTypeId,
  columns,
  mapping: importMapping.parse(mapping),
})

/** Mappings that people kept for the next file. */
export const createMappingStore = (prisma: PrismaClient) => ({
  async list(portalId: string): Promise<SavedMapping[]> {
    const rows = await prisma.savedMapping.findMany({ where: { portalId }, orderBy: { createdAt: 'desc' } })
    return rows.map(savedOf)
  },
  /** Takes the place of the mapping with that name. */
  async save(
    portalId: string,
    { name, entityTypeId, columns, mapping }: z.infer<typeof newSavedMapping>,
    createdBy: number,
    createdAt: Date,
  ): Promise<SavedMapping> {
    const where = { portalId_entityTypeId_name: { portalId, entityTypeId, name } }
    const data = { columns, mapping: mapping as Prisma.InputJsonObject, createdBy, createdAt }
    return savedOf(
      await prisma.savedMapping.upsert({ where, create: { portalId, entityTypeId, name, ...data }, update: data }),
    )
  },
  async drop(portalId: string, id: string): Promise<void> {
    await prisma.savedMapping.deleteMany({ where: { portalId, id } })
  },
})
export type MappingStore = ReturnType<typeof createMappingStore>
