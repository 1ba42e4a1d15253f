import type { ImportUpload, Prisma, PrismaClient } from '@poryadok/prisma'

type Tx = Prisma.TransactionClient

/** A file that is coming in, or has come. */
export interface Upload {
  id: string
  name: string
  sizeBytes: number
  receivedBytes: number
}

export interface FileToSend {
  name: string
  sizeBytes: number
  /** Hash of its beginning and end. */
  fingerprint?: string | undefined
}

const uploadOf = ({ id, name, sizeBytes, receivedBytes }: ImportUpload): Upload => ({
  id,
  name,
  sizeBytes: Number(sizeBytes),
  receivedBytes: Number(receivedBytes),
})

/** Files of imports as they come in. */
export const createUploadStore = (prisma: PrismaClient) => ({
  /** A new upload; the one that the same person broke off when its fingerprint says that it is the same file. */
  async begin(portalId: string, file: FileToSend, userId: number, now: Date): Promise<Upload> {
    const { name, fingerprint = null } = file
    const same = { portalId, name, sizeBytes: BigInt(file.sizeBytes), fingerprint, createdBy: userId }
    const broken = await prisma.importUpload.findFirst({
      where: { ...same, fingerprint: fingerprint ?? '', receivedBytes: { lt: same.sizeBytes } },
      orderBy: { createdAt: 'desc' },
    })
    return uploadOf(broken ?? (await prisma.importUpload.create({ data: { ...same, createdAt: now } })))
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
