import type { PrismaClient } from '@poryadok/prisma'
import { acrossPortals, inPortal } from '@poryadok/prisma/scope'
import type { Sealing } from '../../platform/secrets/sealing.ts'
import { passwordOf } from './account-store.ts'

/** Seals mailboxes' passwords anew under the present key. A password that is typed meanwhile is never written over. */
export async function resealMailboxes(prisma: PrismaClient, sealing: Sealing, signal: AbortSignal): Promise<void> {
  const select = { id: true, portalId: true, imapPassword: true, smtpPassword: true }
  for (const row of await acrossPortals(() => prisma.mailbox.findMany({ select }))) {
    if (signal.aborted) return
    const { id, imapPassword, smtpPassword } = row
    const imap = imapPassword && sealing.resealed(imapPassword, passwordOf.imap)
    const smtp = smtpPassword && sealing.resealed(smtpPassword, passwordOf.smtp)
    await inPortal(row.portalId, async () => {
      if (imap) await prisma.mailbox.updateMany({ where: { id, imapPassword }, data: { imapPassword: imap } })
      if (smtp) await prisma.mailbox.updateMany({ where: { id, smtpPassword }, data: { smtpPassword: smtp } })
    })
  }
}
