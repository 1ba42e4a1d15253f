import type { ImportUpload, Prisma, PrismaClient } from '@poryadok/prisma'

type Tx = Prisma.TransactionClient

/** A file that is coming in, or has come. */
export interface Upload {
  id: string
  name: string
  sizeBytes: number
  receivedBytes: number
}

const uploadOf = ({ id, name, sizeBytes, receivedBytes }: ImportUpload): Upload => ({
  id,
  name,
  sizeBytes: Number(sizeBytes),
  receivedBytes: Number(receivedBytes),
})

/** Files of imports as they come in. */
export const createUploadStore = (prisma: PrismaClient) => ({
  async begin(portalId: string, file: { name: string; sizeBytes: number }, userId: number, now: Date): Promise<Upload> {
    const { name, sizeBytes } = file
    return uploadOf(
      await prisma.importUpload.create({
        data: { portalId, name, sizeBytes: BigInt(sizeBytes), createdBy: userId, createdAt: now },
      }),
    )
  },
  async find(portalId: string, id: string): Promise<Upload | null> {
    const row = await prisma.importUpload.findFirst({ where: { portalId, id } })
    return row && uploadOf(row)
  },
  /** Adds the part that begins at `at`; null when the upload stands elsewhere by now. */
  async addPart(
    tx: Tx,
    portalId: string,
    upload: { id: string; at: number },
    part: { fileId: string; sizeBytes: number },
  ): Promise<Upload | null> {
    const { count } = await tx.importUpload.updateMany({
      where: { portalId, id: upload.id, receivedBytes: BigInt(upload.at) },
      data: { receivedBytes: { increment: part.sizeBytes } },
    })
    if (count === 0) return null
    await tx.importPart.create({ data: { portalId, uploadId: upload.id, at: BigInt(upload.at), ...part } })
    return uploadOf(await tx.importUpload.findFirstOrThrow({ where: { portalId, id: upload.id } }))
  },
  /** Ids of its stored files, in the order of their bytes. */
  async parts(portalId: string, uploadId: string): Promise<string[]> {
    const rows = await prisma.importPart.findMany({ where: { portalId, uploadId }, orderBy: { at: 'asc' } })
    return rows.map(({ fileId }) => fileId)
  },
})
export type UploadStore = ReturnType<typeof createUploadStore>
