import type { Clock } from '../../platform/clock/clock.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Files } from '../../platform/files/create-files.ts'
import { dropUnwritten, dropUpload, emptyWritten, oldUploads } from './forget-store.ts'

export interface ForgetDeps {
  db: Pick<Database, 'prisma'>
  files: Files
  clock: Clock
}

const dayMs = 86_400_000

/** Lets go of what imports that ended more than `days` ago still hold: the files, and the content of their rows. */
export async function forgetRows(
  { db: { prisma }, files, clock }: ForgetDeps,
  portalId: string,
  days: number,
): Promise<void> {
  const bound = new Date(clock.now().getTime() - days * dayMs)
  await dropUnwritten(prisma, portalId, bound)
  await emptyWritten(prisma, portalId, bound)
  for (const { id, fileIds } of await oldUploads(prisma, portalId, bound)) {
    await files.drop(portalId, fileIds)
    await dropUpload(prisma, portalId, id)
  }
}
