import type { PrismaClient } from '@poryadok/prisma'
import { inPortal } from '@poryadok/prisma/scope'

export type NoteKind = 'certificates' | 'retention' | 'told'

/** What a look found that no other table holds; null when there was none. */
export async function readNote(
  prisma: PrismaClient,
  portalId: string,
  kind: NoteKind,
): Promise<{ data: unknown; at: Date } | null> {
  return inPortal(portalId, () =>
    prisma.healthNote.findFirst({ where: { portalId, kind }, select: { data: true, at: true } }),
  )
}

export async function writeNote(
  prisma: PrismaClient,
  portalId: string,
  kind: NoteKind,
  data: object,
  at: Date,
): Promise<void> {
  const where = { portalId, kind }
  await inPortal(portalId, () =>
    prisma.healthNote.upsert({ where: { portalId_kind: where }, create: { ...where, data, at }, update: { data, at } }),
  )
}
