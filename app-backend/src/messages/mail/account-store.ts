import type { PrismaClient } from '@poryadok/prisma'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Sealing } from '../../platform/secrets/sealing.ts'
import { mailAccount, type SaveMailAccountBody } from '../contract.ts'
import type { z } from 'zod'

/** A row of its own, so that exports of settings never meet the password. */
export const accountSlice = 'mail-account'
/** What its sealed password is bound to. */
export const accountPurpose = 'smtp'

export type MailAccount = z.infer<typeof mailAccount>

export interface MailAccountStore {
  read(portalId: string): Promise<{ account: MailAccount; password: string | null } | null>
  save(portalId: string, next: SaveMailAccountBody, userId: number): Promise<void>
}

/** By which server a portal's letters go out; the password is sealed. */
export function createMailAccountStore(prisma: PrismaClient, sealing: Sealing, clock: Clock): MailAccountStore {
  const row = (portalId: string) => prisma.sliceSettings.findFirst({ where: { portalId, slice: accountSlice } })
  const sealedOf = (values: unknown) => {
    const sealed = (values as { password?: unknown } | undefined)?.password
    return typeof sealed === 'string' ? sealed : null
  }
  return {
    async read(portalId) {
      const found = await row(portalId)
      const account = mailAccount.safeParse(found?.values)
      if (!account.success) return null
      const sealed = sealedOf(found?.values)
      return { account: account.data, password: sealed === null ? null : sealing.open(sealed, accountPurpose) }
    },
    async save(portalId, { password, ...account }, userId) {
      const before = await row(portalId)
      // A stored password goes to the server that it was given for: with another host it has to be typed again.
      const sameServer = (before?.values as { host?: string } | undefined)?.host === account.host
      const kept = sameServer ? sealedOf(before?.values) : null
      const sealed = password === undefined ? kept : sealing.seal(password, accountPurpose)
      const values = { ...account, ...(sealed === null ? {} : { password: sealed }) }
      const change = { values, updatedBy: userId, updatedAt: clock.now() }
      await prisma.sliceSettings.upsert({
        where: { portalId_slice: { portalId, slice: accountSlice } },
        create: { portalId, slice: accountSlice, enabled: true, ...change },
        update: { ...change, revision: { increment: 1 } },
      })
    },
  }
}
